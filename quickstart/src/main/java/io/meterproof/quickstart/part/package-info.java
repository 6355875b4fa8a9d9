/** What a stack is made of: parts, and the site they start on. */
package io.meterproof.quickstart.part;
