/** Kept values as records and entries again, and topics that are kept in memory. */
package io.meterproof.billing.kept;
