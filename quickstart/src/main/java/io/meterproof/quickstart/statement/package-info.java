/** Bills for people: statements and invoices from bundles, and an account of a running stack now or as it was known. */
package io.meterproof.quickstart.statement;
