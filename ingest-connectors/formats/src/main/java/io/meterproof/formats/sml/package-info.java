/**
 * Smart Message Language (BSI TR-03109-1 annex) with the EDL40 signatures: a meter signs not the message but 320 bytes
 * that are put together from it. Start at {@link io.meterproof.formats.sml.Edl40Parser},
 * {@link io.meterproof.formats.sml.IsaEdl40Parser} and {@link io.meterproof.formats.sml.SmlXmlParser}.
 */
package io.meterproof.formats.sml;
