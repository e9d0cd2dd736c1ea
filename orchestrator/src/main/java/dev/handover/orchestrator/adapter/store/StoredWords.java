package dev.handover.orchestrator.adapter.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.handover.orchestrator.domain.DiskPath;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepId;
import java.io.IOException;
import java.util.function.Function;

/** Names and numbers that have types of their own: in format 1 each is one text. */
final class StoredWords {
  private StoredWords() {}

  /** Writes and reads them. */
  static SimpleModule module() {
    SimpleModule module = new SimpleModule("words");
    word(module, GroupName.class, GroupName::value, GroupName::new);
    word(module, NodeName.class, NodeName::value, NodeName::new);
    word(module, ServiceName.class, ServiceName::value, ServiceName::new);
    word(module, DiskPath.class, DiskPath::value, DiskPath::new);
    word(module, StepId.class, StepId::value, StepId::new);
    word(
        module,
        FencingEpoch.class,
        epoch -> Long.toString(epoch.value()),
        text -> new FencingEpoch(Long.parseLong(text)));
    return module;
  }

  private static <T> void word(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new WordSerializer<>(type, write));
    module.addDeserializer(type, new WordDeserializer<>(type, read));
  }

  private static final class WordSerializer<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> write;

    WordSerializer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(write.apply(value));
    }
  }

  private static final class WordDeserializer<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    WordDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return read.apply(in.getValueAsString());
    }
  }
}
