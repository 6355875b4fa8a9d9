/** Collects what a bill rests on, has the anchor service prove it, and hands both to {@code io.meterproof.bundle}. */
package io.meterproof.billing.bundle;
