"""Opinions: finds the groups in a room by how people vote on statements, or that there are none."""

from engines.opinions.find import find_groups
from engines.opinions.results import Consensus, Counts, OpinionMap, Representative, Summary

__all__ = ["Consensus", "Counts", "OpinionMap", "Representative", "Summary", "find_groups"]
