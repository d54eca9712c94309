-- The shop's tables; its back office will work on the same ones.
-- Money is integer cents, times are UTC text "2026-05-18T10:00:00", dates "2026-05-18".

CREATE TABLE shop_categories (
    id          INTEGER PRIMARY KEY,
    parent_id   INTEGER REFERENCES shop_categories (id),
    slug        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    position    INTEGER NOT NULL
);

CREATE TABLE shop_brands (
    id          INTEGER PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    origin      TEXT NOT NULL,
    about       TEXT NOT NULL
);

CREATE TABLE shop_products (
    id              INTEGER PRIMARY KEY,
    sku             TEXT NOT NULL UNIQUE,
    slug            TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    brand_id        INTEGER NOT NULL REFERENCES shop_brands (id),
    category_id     INTEGER NOT NULL REFERENCES shop_categories (id),
    summary         TEXT NOT NULL,
    description     TEXT NOT NULL,
    price           INTEGER NOT NULL,
    list_price      INTEGER,                 -- the struck-out price of an offer
    weight_g        INTEGER NOT NULL,
    warranty_months INTEGER NOT NULL,
    released_on     TEXT NOT NULL,
    art             TEXT NOT NULL,           -- name of the drawing that pictures it
    colour          TEXT NOT NULL,           -- main colour of the picture, "#rrggbb"
    enabled         INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX shop_products_category ON shop_products (category_id, enabled);
CREATE INDEX shop_products_brand ON shop_products (brand_id);

-- The specification table of a product page, e.g. ("Capacity", "350 ml").
CREATE TABLE shop_attributes (
    product_id  INTEGER NOT NULL REFERENCES shop_products (id),
    name        TEXT NOT NULL,
    value       TEXT NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (product_id, name)
);

-- What can be bought. Every product has at least one; a product without options
-- has exactly one whose size and colour are ''.
CREATE TABLE shop_variants (
    id          INTEGER PRIMARY KEY,
    product_id  INTEGER NOT NULL REFERENCES shop_products (id),
    sku         TEXT NOT NULL UNIQUE,
    size        TEXT NOT NULL DEFAULT '',
    colour      TEXT NOT NULL DEFAULT '',
    surcharge   INTEGER NOT NULL DEFAULT 0,  -- added to the product's price
    stock       INTEGER NOT NULL
);
CREATE INDEX shop_variants_product ON shop_variants (product_id);

CREATE TABLE shop_customers (
    id          INTEGER PRIMARY KEY,
    person_id   INTEGER NOT NULL UNIQUE REFERENCES people (id),
    joined_at   TEXT NOT NULL,
    display_name TEXT NOT NULL,              -- signs reviews
    newsletter  INTEGER NOT NULL DEFAULT 0,
    store_credit INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE shop_addresses (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    label       TEXT NOT NULL,               -- "Home", "Office", "Parents"
    full_name   TEXT NOT NULL,
    street      TEXT NOT NULL,
    city        TEXT NOT NULL,
    postcode    TEXT NOT NULL,
    region      TEXT NOT NULL,
    country     TEXT NOT NULL,
    phone       TEXT NOT NULL,
    is_shipping_default INTEGER NOT NULL DEFAULT 0,
    is_billing_default  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX shop_addresses_customer ON shop_addresses (customer_id);

CREATE TABLE shop_payment_methods (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    kind        TEXT NOT NULL CHECK (kind IN ('card', 'wallet')),
    label       TEXT NOT NULL,               -- "Visa ending in 4242"
    expires     TEXT NOT NULL DEFAULT '',    -- "2028-09" for cards
    is_default  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX shop_payment_methods_customer ON shop_payment_methods (customer_id);

CREATE TABLE shop_reviews (
    id          INTEGER PRIMARY KEY,
    product_id  INTEGER NOT NULL REFERENCES shop_products (id),
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    rating      INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    verified    INTEGER NOT NULL DEFAULT 0,  -- the customer bought the product before
    status      TEXT NOT NULL DEFAULT 'approved'
        CHECK (status IN ('approved', 'pending', 'rejected')),
    UNIQUE (product_id, customer_id)
);
CREATE INDEX shop_reviews_product ON shop_reviews (product_id, status, rating);
CREATE INDEX shop_reviews_customer ON shop_reviews (customer_id);

CREATE TABLE shop_review_votes (
    review_id   INTEGER NOT NULL REFERENCES shop_reviews (id),
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    helpful     INTEGER NOT NULL,            -- 1 helpful, 0 not
    PRIMARY KEY (review_id, customer_id)
);

-- A cart belongs to a customer, or to the session of a guest.
CREATE TABLE shop_cart_items (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER REFERENCES shop_customers (id),
    session     TEXT,
    variant_id  INTEGER NOT NULL REFERENCES shop_variants (id),
    quantity    INTEGER NOT NULL CHECK (quantity > 0),
    added_at    TEXT NOT NULL,
    CHECK ((customer_id IS NULL) <> (session IS NULL))
);
CREATE UNIQUE INDEX shop_cart_items_customer ON shop_cart_items (customer_id, variant_id)
    WHERE customer_id IS NOT NULL;
CREATE UNIQUE INDEX shop_cart_items_session ON shop_cart_items (session, variant_id)
    WHERE session IS NOT NULL;

-- The coupon that a customer has put on the cart.
CREATE TABLE shop_cart_coupons (
    customer_id INTEGER PRIMARY KEY REFERENCES shop_customers (id),
    code        TEXT NOT NULL REFERENCES shop_coupons (code)
);

CREATE TABLE shop_coupons (
    code        TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('percent', 'fixed', 'free_shipping')),
    value       INTEGER NOT NULL DEFAULT 0,  -- percent, or cents
    minimum     INTEGER NOT NULL DEFAULT 0,  -- smallest subtotal in cents
    category_id INTEGER REFERENCES shop_categories (id),
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    public      INTEGER NOT NULL DEFAULT 1   -- shown on the offers page
);

CREATE TABLE shop_shipping_methods (
    code        TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    price       INTEGER NOT NULL,
    free_from   INTEGER,                     -- free at and above this subtotal
    days_min    INTEGER NOT NULL,
    days_max    INTEGER NOT NULL,
    position    INTEGER NOT NULL
);

-- total = subtotal - discount + shipping; prices contain the tax.
CREATE TABLE shop_orders (
    id          INTEGER PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,        -- "100004217"
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    placed_at   TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN
        ('pending', 'processing', 'shipped', 'delivered', 'cancelled', 'returned')),
    shipping_method TEXT NOT NULL REFERENCES shop_shipping_methods (code),
    payment_label   TEXT NOT NULL,
    coupon_code     TEXT,
    subtotal    INTEGER NOT NULL,
    discount    INTEGER NOT NULL,
    shipping    INTEGER NOT NULL,
    total       INTEGER NOT NULL,
    ship_name   TEXT NOT NULL,
    ship_street TEXT NOT NULL,
    ship_city   TEXT NOT NULL,
    ship_postcode TEXT NOT NULL,
    ship_region TEXT NOT NULL,
    ship_country TEXT NOT NULL,
    gift_message TEXT NOT NULL DEFAULT ''
);
CREATE INDEX shop_orders_customer ON shop_orders (customer_id, placed_at);

CREATE TABLE shop_order_items (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES shop_orders (id),
    variant_id  INTEGER NOT NULL REFERENCES shop_variants (id),
    name        TEXT NOT NULL,               -- as it was called then
    options     TEXT NOT NULL DEFAULT '',    -- "Size: Large, Colour: Navy"
    quantity    INTEGER NOT NULL,
    unit_price  INTEGER NOT NULL
);
CREATE INDEX shop_order_items_order ON shop_order_items (order_id);
CREATE INDEX shop_order_items_variant ON shop_order_items (variant_id);

-- The history on an order's page, oldest first.
CREATE TABLE shop_order_events (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES shop_orders (id),
    at          TEXT NOT NULL,
    status      TEXT NOT NULL,
    comment     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX shop_order_events_order ON shop_order_events (order_id);

CREATE TABLE shop_shipments (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES shop_orders (id),
    carrier     TEXT NOT NULL,
    tracking_number TEXT NOT NULL UNIQUE,
    shipped_at  TEXT NOT NULL,
    delivered_at TEXT
);
CREATE INDEX shop_shipments_order ON shop_shipments (order_id);

-- One per order that was not cancelled before payment.
CREATE TABLE shop_invoices (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL UNIQUE REFERENCES shop_orders (id),
    number      TEXT NOT NULL UNIQUE,        -- "INV-2026-04217"
    issued_at   TEXT NOT NULL
);

CREATE TABLE shop_returns (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES shop_orders (id),
    requested_at TEXT NOT NULL,
    reason      TEXT NOT NULL,
    comment     TEXT NOT NULL DEFAULT '',
    status      TEXT NOT NULL DEFAULT 'requested'
        CHECK (status IN ('requested', 'received', 'refunded', 'rejected'))
);
CREATE INDEX shop_returns_order ON shop_returns (order_id);

CREATE TABLE shop_return_items (
    return_id   INTEGER NOT NULL REFERENCES shop_returns (id),
    order_item_id INTEGER NOT NULL REFERENCES shop_order_items (id),
    quantity    INTEGER NOT NULL,
    PRIMARY KEY (return_id, order_item_id)
);

CREATE TABLE shop_refunds (
    id          INTEGER PRIMARY KEY,
    order_id    INTEGER NOT NULL REFERENCES shop_orders (id),
    issued_at   TEXT NOT NULL,
    goods       INTEGER NOT NULL,            -- cents for items
    shipping    INTEGER NOT NULL DEFAULT 0,  -- cents of shipping given back
    note        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX shop_refunds_order ON shop_refunds (order_id);

CREATE TABLE shop_wishlist_items (
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    product_id  INTEGER NOT NULL REFERENCES shop_products (id),
    added_at    TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (customer_id, product_id)
);

CREATE TABLE shop_compare_items (
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    product_id  INTEGER NOT NULL REFERENCES shop_products (id),
    added_at    TEXT NOT NULL,
    PRIMARY KEY (customer_id, product_id)
);

-- "Tell me when it is back in stock."
CREATE TABLE shop_stock_alerts (
    customer_id INTEGER NOT NULL REFERENCES shop_customers (id),
    variant_id  INTEGER NOT NULL REFERENCES shop_variants (id),
    created_at  TEXT NOT NULL,
    PRIMARY KEY (customer_id, variant_id)
);

-- The newsletter box in the footer; customers also have a switch in their account.
CREATE TABLE shop_subscribers (
    email       TEXT PRIMARY KEY COLLATE NOCASE,
    subscribed_at TEXT NOT NULL
);

CREATE TABLE shop_messages (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER REFERENCES shop_customers (id),
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    topic       TEXT NOT NULL,
    order_number TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL,
    attachment  TEXT NOT NULL DEFAULT '',    -- file name
    sent_at     TEXT NOT NULL
);
