package dev.handover.directory.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Text that is written as it is read, because a move of a hundred thousand mailboxes is not to be
 * held in memory. The contract calls it a string, and so does the interface made from it.
 */
class StreamedText {

  /**
   * An answer of these parts, one after the other, in UTF-8. What fails while they are read cuts
   * the connection: the caller sees that the text has no end.
   */
  @SuppressWarnings("unchecked") // the entity is written by what it is, not by what it is declared
  static RestResponse<String> of(Stream<String> parts) {
    StreamingOutput text =
        out -> {
          Writer writer = new OutputStreamWriter(out, UTF_8);
          for (Iterator<String> each = parts.iterator(); each.hasNext(); ) {
            writer.write(each.next());
          }
          writer.flush();
        };
    return (RestResponse<String>) (RestResponse<?>) RestResponse.ok(text);
  }

  /** The same of lines, each handed on to be written. */
  @SuppressWarnings("unchecked") // as above
  static RestResponse<String> lines(Consumer<Consumer<String>> source) {
    StreamingOutput text =
        out -> {
          Writer writer = new OutputStreamWriter(out, UTF_8);
          source.accept(line -> write(writer, line));
          writer.flush();
        };
    return (RestResponse<String>) (RestResponse<?>) RestResponse.ok(text);
  }

  private static void write(Writer writer, String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the framework choose the writer anew: it chose the one for strings, by the interface. */
  @ServerResponseFilter
  void chooseWriter(ContainerResponseContext answer) {
    if (answer.getEntity() instanceof StreamingOutput text) {
      answer.setEntity(text);
    }
  }
}
