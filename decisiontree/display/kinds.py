"""What the kinds of trees and nodes are called."""

from __future__ import annotations

KINDS = {
    "troubleshooting": "Troubleshooting",
    "empowerment": "What you may decide",
    "script": "Scripts",
    "scheduling": "Scheduling",
    "crisis": "In a crisis",
    "process": "Processes",
}
NODE_KINDS = {
    "question": "Ask",
    "step": "Do",
    "form": "Fill in",
    "listen": "Read back",
    "branch": "Choose",
    "decision": "Decide",
    "subtree": "Another tree",
    "outcome": "Outcome",
    "unreadable": "Unreadable",
}
