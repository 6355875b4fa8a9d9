/** Kept values as records and entries again. */
package io.meterproof.billing.kept;
