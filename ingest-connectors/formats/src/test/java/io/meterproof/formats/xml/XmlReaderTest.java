package io.meterproof.formats.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

    @Test
    void elementsTextAndCdataAreRead() throws MalformedSignedRecordException {
        XmlElement root = read("<?xml version=\"1.0\"?><a xmlns=\"urn:x\"><!-- c --><b> 1<![CDATA[2]]> </b></a>");

        assertThat(root.textOf("b")).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>",
                "<a>&unknown;</a>",
                "<a>",
                "<a></b>",
                "<a/><a/>",
                "a",
                "<a b=\"1\" b=\"2\"/>",
                "<a>\u0001</a>"
            })
    void whatMayReachBeyondItselfOrIsNoXmlIsMalformed(String document) {
        assertMalformed(document);
    }

    @Test
    void elementsNestedTooDeepAreMalformed() {
        assertMalformed("<a>".repeat(33) + "</a>".repeat(33));
    }

    @Test
    void tooManyElementsAreMalformed() {
        assertMalformed("<a>" + "<b/>".repeat(10_000) + "</a>");
    }

    @Test
    void aValueThatIsThereTwiceIsMalformed() throws MalformedSignedRecordException {
        XmlElement root = read("<a><b>1</b><b>2</b></a>");

        assertThatExceptionOfType(MalformedSignedRecordException.class).isThrownBy(() -> root.textOf("b"));
    }

    private static XmlElement read(String document) throws MalformedSignedRecordException {
        return XmlReader.read(document.getBytes(UTF_8));
    }

    private static void assertMalformed(String document) {
        assertThatExceptionOfType(MalformedSignedRecordException.class).isThrownBy(() -> read(document));
    }
}
