/** Simulated meters and charging stations: their keys, their registers and the records that they sign. */
package io.meterproof.quickstart.scenario.meter;
