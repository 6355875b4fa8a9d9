package io.meterproof.quickstart.scenario;

import java.math.BigDecimal;

/**
 * What a file of measured data itself sums to, where our meters could not count it to the last digit.
 *
 * @param file for the eye
 * @param kilowattHours its own sum
 * @param tolerance by how many kWh what is settled may differ, and why is known
 */
public record FileSum(String file, String account, String endUse, BigDecimal kilowattHours, BigDecimal tolerance) {}
