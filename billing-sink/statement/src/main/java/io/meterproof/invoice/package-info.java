/**
 * Invoices and credit notes by the semantics of EN 16931-1, as a projection of an account's chain: which there are, their numbers
 * and every amount follow from the booked entries and the tariffs alone.
 */
package io.meterproof.invoice;
