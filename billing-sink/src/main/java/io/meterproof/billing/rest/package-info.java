/** The REST API that {@code openapi.yaml} describes, and the console. It reads the store and computes nothing but sums. */
package io.meterproof.billing.rest;
