package io.meterproof.billing.store;

/**
 * Names a month that a settled channel gave up.
 *
 * @param meter hex
 * @param month {@code 2012-06}
 */
public record MonthName(String subject, String meter, String obis, String month) {}
