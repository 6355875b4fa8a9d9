/** Statements on their way from provisional over approved, by two people, to issued; and disputes of lines. */
package io.meterproof.quickstart.corrections;
