/** What moved between an older bill of an account and a newer one, and that nothing else did. */
package io.meterproof.bundle.supersession;
