#!/usr/bin/env python3
"""Which connectors are broken now: confluent-kafka. See ../README.md for the settings."""
import json, os, signal
from confluent_kafka import Consumer

PREFIX = os.environ.get("FAIRLEAD_PREFIX", "fairlead.")
TOPICS = [PREFIX + "public.connector.status.v1", PREFIX + "public.connector.events.v1"]
FILE = os.environ.get("STATE_FILE", "broken-connectors.json")

settings = {
    "bootstrap.servers": os.environ["FAIRLEAD_KAFKA"],
    "group.id": os.environ["FAIRLEAD_USER"] + ".broken-connectors",
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
    "security.protocol": os.environ.get("FAIRLEAD_SECURITY", "SASL_SSL"),
    "sasl.mechanism": "SCRAM-SHA-512",
    "sasl.username": os.environ["FAIRLEAD_USER"],
    "sasl.password": os.environ["FAIRLEAD_PASSWORD"],
}


def load():
    try:
        with open(FILE) as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def save(known):
    with open(FILE + ".new", "w") as file:
        json.dump(known, file, indent=1, sort_keys=True)
    os.replace(FILE + ".new", FILE)


def apply(known, message):
    """True if the record says something new. It may come again, late, and from either topic."""
    headers = {name: value.decode() for name, value in message.headers() or []}
    key, kind, sequence = message.key().decode(), headers["ce_type"], int(headers["ce_sequence"])
    if kind not in ("fairlead.connector.status-changed.v1", "fairlead.connector.deleted.v1"):
        return False
    if sequence <= known.get(key, {"sequence": 0})["sequence"]:
        return False
    # What is deleted stays known by its sequence: an older event of the other topic must not bring it back.
    entry = {"sequence": sequence, "status": "DELETED"}
    if kind == "fairlead.connector.status-changed.v1":
        event = json.loads(message.value())
        entry.update(status=event["health"]["status"], code=event["health"].get("code"),
                     name=event.get("name") or event["connector"]["identifier"])
    known[key] = entry
    return True


running = True


def stop(*_):
    global running
    running = False


signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGINT, stop)
known = load()
consumer = Consumer(settings)
consumer.subscribe(TOPICS)
while running:
    message = consumer.poll(0.5)
    if message is None:
        continue
    if message.error():
        raise SystemExit(str(message.error()))
    if apply(known, message):
        save(known)
        print("broken:", sorted(c["name"] for c in known.values() if c["status"] == "FAILURE"), flush=True)
    consumer.commit(message, asynchronous=True)
consumer.close()
