/** The set {@code settlement-energinet}: what the Danish DataHub charges suppliers, against ours. */
package io.meterproof.quickstart.conformance.energinet;
