/** What was billed by one tariff is billed again by another, at a pace that leaves live readings their way. */
package io.meterproof.quickstart.rerate;
