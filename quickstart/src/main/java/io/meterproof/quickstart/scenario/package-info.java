/**
 * What the demo plays: lines by stage, the documents around them, what was planted and what is expected. Pure: the same seed
 * gives the same bytes.
 */
package io.meterproof.quickstart.scenario;
