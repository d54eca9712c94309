from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from webenv.sites.directory import open_world


@dataclass
class Served:
    """A running server."""

    process: subprocess.Popen[str]
    port: int
    announced: str

    def ask(
        self,
        path: str,
        host: str = "shop.localhost",
        method: str = "GET",
        form: Mapping[str, str] | None = None,
        cookie: str = "",
    ) -> tuple[int, str, http.client.HTTPMessage]:
        """One request; status, body and headers of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": f"{host}:{self.port}", "Cookie": cookie}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, body, answer.headers


def start(*arguments: str) -> Served:
    process = subprocess.Popen(
        [sys.executable, "-m", "webenv.serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or not lines[-1].startswith("Stop with"):
        line = process.stdout.readline()
        assert line, "".join(lines)
        lines.append(line)
    announced = "".join(lines)
    match = re.search(r"http://localhost:(\d+)/", announced)
    assert match
    return Served(process, int(match[1]), announced)


def stop(served: Served) -> int:
    served.process.send_signal(signal.SIGINT)
    rest, _ = served.process.communicate(timeout=30)
    assert "Traceback" not in rest
    return served.process.returncode


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    server = start()
    yield server
    assert stop(server) == 0


def test_the_index_lists_the_sites_and_people_who_can_sign_in(served: Served) -> None:
    status, page, _ = served.ask("/", "localhost")
    assert status == 200
    assert f"http://shop.localhost:{served.port}/" in page
    assert f"http://shop.localhost:{served.port}/" in served.announced
    for login in re.findall(r"^  (\S+)  (\S+)$", served.announced, re.MULTILINE):
        assert all(word in page for word in login)


def test_each_site_answers_on_its_own_host(served: Served) -> None:
    status, page, _ = served.ask("/")
    assert status == 200
    assert "Harbour" in page
    assert served.ask("/", "127.0.0.1")[1] == served.ask("/", "localhost")[1]
    assert served.ask("/nothing", "localhost")[0] == 404


def test_an_announced_login_works_and_a_reset_ends_it(served: Served) -> None:
    login = re.search(r"^  (\S+)  (\S+)$", served.announced, re.MULTILINE)
    assert login
    _, page, headers = served.ask("/login")
    cookie = headers["set-cookie"].partition(";")[0]
    token = re.search(r'name="csrf" (?:content|value)="(\w+)"', page)
    assert token
    form = {"csrf": token[1], "email": login[1], "password": login[2]}
    assert served.ask("/login", method="POST", form=form, cookie=cookie)[0] == 303
    assert served.ask("/account", cookie=cookie)[0] == 200

    assert served.ask("/reset", "localhost", method="POST")[0] == 303
    status, _, headers = served.ask("/account", cookie=cookie)
    assert status == 303
    assert headers["location"].startswith("/login")


def test_a_named_user_is_signed_in_from_the_first_page() -> None:
    person = open_world().one(
        "SELECT people.* FROM people JOIN shop_customers ON person_id = people.id LIMIT 1"
    )
    served = start("--user", person["username"])
    try:
        status, page, headers = served.ask("/account")
        assert status == 200
        assert person["first_name"] in page
        cookie = headers["set-cookie"].partition(";")[0]
        assert served.ask("/account", cookie=cookie)[2]["set-cookie"] is None
    finally:
        assert stop(served) == 0


def refused(*arguments: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "webenv.serve", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    return ended.stderr


def test_a_port_in_use_and_an_unknown_user_are_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} cannot be used: Address already in use." in refused(
            "--port", str(port)
        )
    assert "There is no user" in refused("--user", "nobody.at.all")
    assert "Did you mean '--port'?" in refused("--prot", "1")
