package io.meterproof.quickstart;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var built = Meterproof.class.getPackage().getImplementationVersion();
        return new String[] {"meterproof " + (built == null ? "(from the source tree)" : built)};
    }
}
