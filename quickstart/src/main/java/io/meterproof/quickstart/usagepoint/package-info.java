/** The commands about who answers for what is used where. */
package io.meterproof.quickstart.usagepoint;
