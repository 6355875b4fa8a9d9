package io.meterproof.quickstart.console;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the address of a server only if it can be one. */
public final class HttpAddress implements ITypeConverter<String> {
    @Override
    public String convert(String address) {
        if (!isOne(address)) {
            throw new TypeConversionException("'" + address + "' is no http or https URL");
        }
        return address;
    }

    private static boolean isOne(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
