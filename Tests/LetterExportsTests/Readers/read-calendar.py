"""Prints the to-dos of a calendar as JSON, read by one of two readers: icalendar or vobject."""
import datetime
import json
import sys

reader, path = sys.argv[1:]
data = open(path, "rb").read()


def moment(value):
    if isinstance(value, datetime.datetime):
        offset = value.utcoffset()
        return value.strftime("%Y-%m-%dT%H:%M:%S") + ("" if offset is None else "%+d" % (offset.total_seconds() // 3600))
    return value.isoformat()


def with_icalendar():
    import icalendar

    calendar = icalendar.Calendar.from_ical(data)
    for todo in calendar.walk("VTODO"):
        if getattr(todo, "errors", None):
            raise SystemExit("icalendar: %r" % todo.errors)
        entry = {}
        for key in ("UID", "SUMMARY", "DESCRIPTION", "STATUS", "RELATED-TO", "X-GIAOVIEC-STATE"):
            if key in todo:
                entry[key] = str(todo[key])
        for key in ("DTSTAMP", "DTSTART", "DUE"):
            if key in todo:
                entry[key] = moment(todo[key].dt)
        if "PRIORITY" in todo:
            entry["PRIORITY"] = int(todo["PRIORITY"])
        if "RRULE" in todo:
            entry["RRULE"] = todo["RRULE"].to_ical().decode()
        if isinstance(todo.get("CATEGORIES"), list):
            raise SystemExit("icalendar: several properties of categories, on which todoman fails")
        # Before version 5 it cuts a name at its escaped comma, so only all together can be compared.
        names = todo["CATEGORIES"].cats if "CATEGORIES" in todo else []
        entry["CATEGORIES"] = [",".join(str(name) for name in names)]
        alarms = todo.walk("VALARM")
        entry["ALARMS"] = [[str(a["TRIGGER"].params.get("RELATED", "START")), a["TRIGGER"].dt.total_seconds()] for a in alarms]
        yield entry


def with_vobject():
    import vobject

    calendar = vobject.readOne(data.decode())
    calendar.validate(raiseException=True)
    for todo in getattr(calendar, "vtodo_list", []):
        entry = {}
        for key in ("UID", "SUMMARY", "DESCRIPTION", "STATUS", "RELATED-TO", "X-GIAOVIEC-STATE"):
            if key.lower() in todo.contents:
                entry[key] = todo.contents[key.lower()][0].value
        for key in ("DTSTAMP", "DTSTART", "DUE"):
            if key.lower() in todo.contents:
                entry[key] = moment(todo.contents[key.lower()][0].value)
        if "priority" in todo.contents:
            entry["PRIORITY"] = int(todo.priority.value)
        if "rrule" in todo.contents:
            entry["RRULE"] = todo.rrule.value
            # The first two times that the reader makes of the rule.
            entry["TIMES"] = [moment(time) for time in list(todo.getrruleset(addRDate=True)[:2])]
        entry["CATEGORIES"] = [name for c in todo.contents.get("categories", []) for name in c.value]
        alarms = todo.contents.get("valarm", [])
        entry["ALARMS"] = [
            [a.trigger.params.get("RELATED", ["START"])[0], a.trigger.value.total_seconds()] for a in alarms
        ]
        yield entry


def camel(key):
    words = key.replace("X-GIAOVIEC-", "").lower().split("-")
    return words[0] + "".join(word.capitalize() for word in words[1:])


entries = {"icalendar": with_icalendar, "vobject": with_vobject}[reader]()
json.dump([{camel(key): value for key, value in entry.items()} for entry in entries], sys.stdout)
