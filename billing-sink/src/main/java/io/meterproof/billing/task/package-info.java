/** What a person should decide about readings. */
package io.meterproof.billing.task;
