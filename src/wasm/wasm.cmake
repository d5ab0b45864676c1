# The engine for the browser: build/wasm/engine.{mjs,wasm}; the same as plain JavaScript where
# WebAssembly is forbidden, plain.mjs; then build/dist, which a shop uploads.
add_executable(engine src/wasm/bindings.cc src/wasm/memory.cc)
add_executable(plain src/wasm/bindings.cc src/wasm/memory.cc)

# Of what Emscripten links to start the engine and to call it, 3.4 kB (brotli), 3 kB are for what it
# does not do. So here the minimal runtime with src/wasm/start.js, and Embind for the few types of
# src/wasm/types.cc, without run-time type information. These know the insides of the Emscripten of
# Debian and Ubuntu; with any other it is the full runtime and --bind.
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.7)
  foreach(build engine plain)
    target_sources(${build} PRIVATE src/wasm/types.cc)
    set_property(TARGET ${build} PROPERTY LINK_DEPENDS
      ${CMAKE_SOURCE_DIR}/src/wasm/embind.js ${CMAKE_SOURCE_DIR}/src/wasm/start.js)
  endforeach()
  set(embind_compile_options -fno-rtti -DEMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  set(embind_link_options -sMINIMAL_RUNTIME
      "SHELL:--pre-js ${CMAKE_SOURCE_DIR}/src/wasm/start.js"
      "SHELL:--js-library ${CMAKE_SOURCE_DIR}/src/wasm/embind.js")
else()
  set(embind_link_options --bind -sEXPORTED_RUNTIME_METHODS=[HEAPU8])
endif()

# Free functions and numbers keep the glue small. The page's policy may forbid eval, so no dynamic
# execution. The environment is `web` alone: the caller passes the bytes, so that one build serves
# browsers and Node. The stack and the first memory are small; memory grows with the model.
# What ranks is compiled for speed, but for copies of its parts; all else, which is done once a cart,
# for size. Binaryen looks again at code without nested expressions, for speed: that finds 370 bytes
# more, and after a last look for size ranking takes twice as long (`tests/run bench`).
set(engine_compile_options -Oz -fno-exceptions)
target_compile_options(goeswith_engine PRIVATE ${engine_compile_options})
target_compile_options(goeswith_model PRIVATE ${engine_compile_options})
set_source_files_properties(src/engine/recommender.cc PROPERTIES
  COMPILE_OPTIONS "-O2;-fno-unroll-loops;-mllvm;-inline-threshold=10")
foreach(build engine plain)
  target_compile_options(${build} PRIVATE ${engine_compile_options} ${embind_compile_options})
  target_link_libraries(${build} PRIVATE goeswith_engine)
  target_link_options(${build} PRIVATE
    -Oz ${embind_link_options} --no-entry
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
    -sMALLOC=none -sTEXTDECODER=2 -sSUPPORT_ERRNO=0
    -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=131072 -sTOTAL_STACK=32768
    -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-O3,-O3)
  set_target_properties(${build} PROPERTIES SUFFIX .mjs)
  # Debian's Emscripten finds its JavaScript optimiser's parts here only if it is told.
  if(EXISTS /usr/share/nodejs)
    set_target_properties(${build} PROPERTIES
      CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
  endif()
endforeach()
# Nothing of 64 bits crosses the boundary, so what would take it apart is left out.
target_link_options(engine PRIVATE
  -sWASM_BIGINT -sINCOMING_MODULE_JS_API=[wasmBinary,instantiateWasm])
target_link_options(plain PRIVATE
  -sWASM=0 -sINCOMING_MODULE_JS_API=[] --memory-init-file 0)

find_program(node_program node REQUIRED)
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS web/*.js web/*.mjs web/*.css)
add_custom_command(
  OUTPUT ${CMAKE_SOURCE_DIR}/build/dist/goeswith.js ${CMAKE_SOURCE_DIR}/build/npm/node.js
  COMMAND ${node_program} web/build.mjs --engine $<TARGET_FILE_DIR:engine> --out build/dist
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  DEPENDS engine plain ${web_sources}
  COMMENT "Bundling build/dist and build/npm")
add_custom_target(dist ALL DEPENDS ${CMAKE_SOURCE_DIR}/build/dist/goeswith.js)
