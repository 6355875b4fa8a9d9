/** What this service needs of durable storage. */
package io.meterproof.anchor.store;
