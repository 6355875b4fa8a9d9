/** Households, gas homes and charging sessions of open data, played through simulated meters. */
package io.meterproof.quickstart.scenario.opendata;
