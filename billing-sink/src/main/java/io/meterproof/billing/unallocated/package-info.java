/** What was measured and is nobody's so far, by age. */
package io.meterproof.billing.unallocated;
