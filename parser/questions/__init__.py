"""Questions over many reports: comparison of an indicator over places and years; the ledger of targets and outcomes.

They are asked of facts, which come from open reports or from the library; docs/questions.md states every rule.
"""
