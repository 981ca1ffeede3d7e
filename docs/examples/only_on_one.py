#!/usr/bin/env python3
"""What a guest on one platform can do in a kernel that it cannot do on another.

Usage: only_on_one.py ALL_JSON [PLATFORM OTHER KERNEL], where ALL_JSON is a file or an address of /api/v1/all.json.
"""
import json
import sys
from urllib.request import urlopen

place = sys.argv[1]
platform, other, kernel = sys.argv[2:5] or ("amd-sev-snp", "intel-tdx", "6.12")
data = json.load(urlopen(place) if "://" in place else open(place, encoding="utf-8"))
sides = {item["id"]: item["entry"]["side"] for item in data["functions"]}
for row in data["matrices"][kernel]["functions"]:
    cells = {cell["platform"]: cell for cell in row["cells"]}
    here, there = cells[platform], cells[other]
    if sides[row["id"]] == "guest" and here["operations"] and not there["operations"]:
        ways = [f'{one["interface"]}#{one["operation"]}' for one in here["operations"]]
        print(f'{row["id"]} ({other}: {there["state"]}): {", ".join(ways)}')
print(f'data {data["data"]}, {data["date"]}', file=sys.stderr)
