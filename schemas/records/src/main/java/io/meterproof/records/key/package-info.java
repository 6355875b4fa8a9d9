/** Keys of records that can be erased one by one. */
package io.meterproof.records.key;
