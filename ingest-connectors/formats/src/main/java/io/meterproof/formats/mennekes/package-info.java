/**
 * Mennekes' XML: charging processes with a signed begin and a signed end, each over the bytes of EDL40. Start at
 * {@link io.meterproof.formats.mennekes.MennekesParser}.
 */
package io.meterproof.formats.mennekes;
