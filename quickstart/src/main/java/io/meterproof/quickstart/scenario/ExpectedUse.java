package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.MeasurementUnit;

/** What an account used at a usage point for an end use, in milli-units. */
public record ExpectedUse(
        String account, String place, String usagePoint, String endUse, MeasurementUnit unit, long quantity) {}
