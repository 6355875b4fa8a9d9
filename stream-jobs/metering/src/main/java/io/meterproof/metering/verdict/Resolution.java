package io.meterproof.metering.verdict;

import io.meterproof.metering.document.ConflictResolution;

/** Which of several blocks is right, and whether it was accepted since that was said: it settles once. */
public record Resolution(ConflictResolution said, boolean settled) {}
