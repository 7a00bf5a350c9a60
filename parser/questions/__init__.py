"""Questions over many reports: comparison (an indicator over places and years) and the ledger (targets against outcomes).

They are asked of facts, which come from open reports or from the library; docs/questions.md states every rule.
"""
