/** Gives settlement back what it gave up, as the store has it: never less than it asks for. */
package io.meterproof.billing.recall;
