package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;

/**
 * That what a sub-meter counted is taken off the use of the usage point which it stands beneath.
 *
 * @param usagePoint of the sub-meter
 * @param document hash of the description of that usage point, which names the other as its parent
 */
public record Deduction(String usagePoint, Hash document) {}
