package io.meterproof.quickstart.key;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import picocli.CommandLine.Option;

/** Which channel of which meter. */
public final class ChannelOptions {
    @Option(names = "--meter", required = true, paramLabel = "HEX", description = "The meter's identity.")
    private String meter;

    @Option(
            names = "--obis",
            required = true,
            paramLabel = "CODE",
            converter = ObisConverter.class,
            description = "The channel, such as 1-0:1.8.0*255.")
    private ObisCode obis;

    /** @throws io.meterproof.metering.document.InvalidDocumentException for a meter whose identity has another form */
    public Channel channel() {
        return new Channel(KeyArguments.identity("meter", meter), obis);
    }
}
