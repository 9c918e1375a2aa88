"""Read a report of sarif-multitool, tell what it says, and fail where it says error."""

import json
import sys

with open(sys.argv[1], encoding="utf-8-sig") as file:
    report = json.load(file)
results = [result for run in report["runs"] for result in run.get("results") or []]
notes = [
    note
    for run in report["runs"]
    for invocation in run.get("invocations") or []
    for note in invocation.get("toolExecutionNotifications") or []
]
for result in results:
    where = [
        place["physicalLocation"].get("region", {}).get("startLine")
        for place in result.get("locations") or []
        if "physicalLocation" in place
    ]
    message = result["message"]
    said = message.get("text") or " | ".join([message.get("id", "")] + message.get("arguments", []))
    print(result.get("level", "warning"), result["ruleId"], where, said)
for note in notes:
    print(note.get("level", "warning"), note["message"].get("text"))

# An absent level is a warning (SARIF 2.1.0, section 3.27.10).
errors = sum(told.get("level", "warning") == "error" for told in results + notes)
print(f"sarif-multitool: {errors} errors, {len(results) + len(notes) - errors} others")
sys.exit(1 if errors else 0)
