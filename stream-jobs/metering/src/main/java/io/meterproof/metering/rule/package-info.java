/** What an account permits of its own use: rules of its contracts, decided in the order of service time. They charge nothing. */
package io.meterproof.metering.rule;
