/**
 * Which quantity stands for each interval, and what a change of it reverses and bills. Standing is a pure function of the
 * accepted blocks: seal over live over estimate.
 */
package io.meterproof.metering.settlement;
