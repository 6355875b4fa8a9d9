/** How much of what came in has been worked off. */
package io.meterproof.quickstart.backlog;
