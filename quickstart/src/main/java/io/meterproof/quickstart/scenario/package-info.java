/**
 * What the demo shows: seeded simulated meters, the contracts around them, and what was planted among their blocks. Pure:
 * the same seed gives the same bytes.
 */
package io.meterproof.quickstart.scenario;
