/** Detectors of leaks and other unusual use, each small, over the hours of one channel of one usage point. */
package io.meterproof.metering.anomaly;
