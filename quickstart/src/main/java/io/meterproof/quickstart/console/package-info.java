/** What the commands share: options and progress on a terminal. */
package io.meterproof.quickstart.console;
