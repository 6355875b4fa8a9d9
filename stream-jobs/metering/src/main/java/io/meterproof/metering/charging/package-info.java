/**
 * From verified readings to charging sessions that can be settled:
 * {@link io.meterproof.metering.charging.ChargingSessions} settles, repairs or holds, and says why.
 */
package io.meterproof.metering.charging;
