"""What the author of a task template writes with; see docs/authoring.md."""

from webenv.authoring.draw import Draw
from webenv.authoring.question import answering, question
from webenv.authoring.template import DONE, Draft, Template, reply_with, template
from webenv.task import (
    ANY,
    Day,
    Delete,
    Expected,
    Impossible,
    Insert,
    ListOf,
    Money,
    NearMiss,
    Number,
    OneOf,
    Prose,
    SetOf,
    Text,
    Update,
    View,
    YesNo,
)

__all__ = [
    "ANY",
    "DONE",
    "Day",
    "Delete",
    "Draft",
    "Draw",
    "Expected",
    "Impossible",
    "Insert",
    "ListOf",
    "Money",
    "NearMiss",
    "Number",
    "OneOf",
    "Prose",
    "SetOf",
    "Template",
    "Text",
    "Update",
    "View",
    "YesNo",
    "answering",
    "question",
    "reply_with",
    "template",
]
