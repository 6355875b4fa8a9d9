/** Committed tree updates, checked and stored. */
package io.meterproof.anchor.feed;
