"use strict";(()=>{var __defProp=Object.defineProperty;var __export=(target,all2)=>{for(var name in all2)__defProp(target,name,{get:all2[name],enumerable:!0})};function one(place2,selector){return place2.querySelector(selector)}function all(place2,selector){return[...place2.querySelectorAll(
selector)]}function byId(id){let found=document.getElementById(id);if(!found)throw new Error(`the page has no '${id}'`);
return found}function element(tag,text,attributes={}){let made=document.createElement(tag);made.textContent=text;for(let[
name,value]of Object.entries(attributes))made.setAttribute(name,value);return made}var ENOUGH=24;function openAnswers(){return all(byId("stage"),".answers a.answer").filter(link=>link.offsetParent!==null)}
function watchAnswers(){window.addEventListener("scroll",point,{passive:!0}),window.addEventListener("resize",point),new ResizeObserver(
point).observe(byId("stage"))}function showAnswers(){let first=openAnswers()[0];first?.scrollIntoView({block:"center"}),
first?.focus({preventScroll:!0})}function point(){let ways=openAnswers(),foot=byId("foot").getBoundingClientRect().top,cue=byId(
"cue");cue.hidden=!ways[0]||ways[0].getBoundingClientRect().top+ENOUGH<foot,cue.textContent=ways.length>1?"Answers ↓":
"Go on ↓"}var walk_exports={};__export(walk_exports,{advance:()=>advance,back:()=>back,fill:()=>fill,isRefusal:()=>isRefusal,load:()=>load,
present:()=>present,replay:()=>replay,resume:()=>resume,start:()=>start,summary:()=>summary,visibleOptions:()=>visibleOptions,
waysOut:()=>waysOut});function load(json){if(json.format!==1)throw new Error(`this page holds format ${json.format}; its script reads 1`);return Object.
freeze({tree:json.tree,version:json.version,roles:json.roles,authority:byId2(json.authority),facts:byId2(json.facts),snippets:new Map(
json.snippets),incidents:json.incidents,trees:byId2(json.trees.map(tree=>({...tree,facts:byId2(tree.facts),nodes:byId2(tree.
nodes)})))})}function treeOf(data,id){let tree=data.trees.get(id);if(!tree)throw new Error(`there is no tree '${id}'`);return tree}
function factOf(data,tree,id){return treeOf(data,tree).facts.get(id)??data.facts.get(id)}function byId2(items){return new Map(
items.map(item=>[item.id,item]))}function evaluate(guard,values){let[kind,...rest]=guard;switch(kind){case"and":return joined(rest,values,!1);case"or":return joined(
rest,values,!0);case"not":{let verdict2=evaluate(rest[0],values);return typeof verdict2=="boolean"?!verdict2:verdict2}case"\
in":return values.has(rest[0])?within(values.get(rest[0]),rest[1]):{unknown:rest[0]};case"is":return values.has(rest[0])?
rest[1].includes(values.get(rest[0])):{unknown:rest[0]};case"known":return values.has(rest[0]);case"true":return!0;case"\
false":return!1;default:throw new Error(`a condition of a kind this page does not know: ${kind}`)}}function joined(parts,values,deciding){
let unknown=null;for(let part of parts){let verdict2=evaluate(part,values);if(verdict2===deciding)return deciding;typeof verdict2!=
"boolean"&&(unknown??=verdict2)}return unknown??!deciding}function within(value,ranges){return typeof value!="number"?!1:
ranges.some(([low,high])=>(low===null||value>=low)&&(high===null||value<=high))}var Refused=class extends Error{constructor(kind,message,fact=null){super(message),this.refusal=Object.freeze({refused:kind,
message,fact})}};function isRefusal(result){return"refused"in result}function openIncidents({incident}){return typeof incident==
"string"?[incident]:incident??[]}function changed(state,changes){return Object.freeze({...state,...changes})}function frameOf(state){
let frame=state.stack[state.stack.length-1];if(!frame)throw new Error("a walk stands in no tree");return frame}function inFrame(state,changes){
let frame=Object.freeze({...frameOf(state),...changes});return changed(state,{stack:[...state.stack.slice(0,-1),frame]})}
function pathOf(state){let frame=frameOf(state);return state.stack.length===1?frame.node:`${frame.tree}/${frame.node}`}function factsOf(state){
return new Map([...state.facts,...frameOf(state).facts])}var values_exports={};__export(values_exports,{displayMoney:()=>displayMoney,displayValue:()=>displayValue,inDomain:()=>inDomain,
parseValue:()=>parseValue,plainAmount:()=>plainAmount,showValue:()=>showValue});function parseValue(fact,text){let value=typed(fact,text);return value!==null&&inDomain(fact,value)?value:null}function inDomain(fact,value){
switch(fact.type){case"boolean":return typeof value=="boolean";case"choice":return(fact.values??[]).some(choice=>choice.
id===value);case"text":return typeof value=="string"&&value!==""&&[...value].length<=1e3;default:return inRange(fact,value)}}
function showValue(fact,value){return typeof value!="number"?String(value):fact.type==="money"?plainAmount(value,fact.exponent??
2):fact.type==="date"?isoDay(value):String(value)}function displayValue(fact,value,tree){return fact.type==="choice"?fact.
values?.find(choice=>choice.id===value)?.label??String(value):typeof value=="boolean"?value?tree.yes:tree.no:fact.type===
"money"&&typeof value=="number"?displayMoney(value,fact.currency,fact.exponent,tree.language):fact.type==="date"&&typeof value==
"number"?displayDay(value,tree.language):showValue(fact,value)}function displayMoney(units,currency,exponent,language){let plain=plainAmount(
units,exponent??2);if(!currency)return plain;let places={minimumFractionDigits:exponent??2,maximumFractionDigits:exponent??
2},digits=plain;return locally(language,locale=>new Intl.NumberFormat(locale,{style:"currency",currency,...places}).format(
digits),`${currency} ${plain}`)}function plainAmount(units,places){let digits=String(Math.abs(units)).padStart(places+1,
"0"),whole=digits.slice(0,digits.length-places);return(units<0?"-":"")+(places?`${whole}.${digits.slice(-places)}`:whole)}
function typed(fact,text){switch(fact.type){case"boolean":return text==="true"?!0:text==="false"?!1:null;case"integer":return/^-?[0-9]{1,16}$/.
test(text)?safe(BigInt(text)):null;case"money":return minorUnits(text,fact.exponent??2);case"date":return dayNumber(text);default:
return text}}function minorUnits(text,places){let match=/^(-?)([0-9]{1,12})(?:\.([0-9]+))?$/.exec(text),cents=match?.[3]??
"";return!match||cents.length>places?null:safe(BigInt(`${match[1]}${match[2]}${cents.padEnd(places,"0")}`))}function safe(number){
let plain=Number(number);return Number.isSafeInteger(plain)?plain===0?0:plain:null}function dayNumber(text){if(!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.
test(text)||text<"0001-01-01")return null;let moment=Date.parse(`${text}T00:00:00Z`);if(Number.isNaN(moment))return null;
let day=Math.round(moment/864e5)+719163;return isoDay(day)===text?day:null}function isoDay(day){return new Date((day-719163)*
864e5).toISOString().slice(0,10)}function displayDay(day,language){let moment=new Date((day-719163)*864e5);return locally(
language,locale=>new Intl.DateTimeFormat(locale,{dateStyle:"long",timeZone:"UTC"}).format(moment),isoDay(day))}function inRange(fact,value){
if(!Number.isSafeInteger(value))return!1;let number=value;return fact.type==="date"&&(number<1||number>3652059)?!1:(fact.
min===void 0||number>=fact.min)&&(fact.max===void 0||number<=fact.max)}function locally(language,format,otherwise){for(let locale of[
language,"en"])try{return format(locale)}catch{}return otherwise}function treeHere(data,state){return treeOf(data,frameOf(state).tree)}function factHere(data,state,id){return factOf(data,
frameOf(state).tree,id)}function holds(data,state,guard){let values=factsOf(state);state.role!==null&&values.set("role",
state.role);let{incident,unknown}=incidentHere(data,state);unknown===null&&values.set("incident",incident!==null);let verdict2=evaluate(
guard,values);return typeof verdict2!="boolean"&&verdict2.unknown==="incident"&&unknown!==null?{unknown}:verdict2}function incidentHere(data,state){
let values=new Map(state.facts);state.role!==null&&values.set("role",state.role);let unknown=null;for(let incident of data.
incidents){if(!openIncidents(state.origin).includes(incident.id)||!incident.trees.includes(frameOf(state).tree))continue;
let verdict2=incident.when===void 0||incident.when!==null&&evaluate(incident.when,values);if(verdict2===!0)return{incident,
unknown:null};typeof verdict2!="boolean"&&(unknown??=verdict2.unknown)}return{incident:null,unknown}}function write(data,state,id,value){
let own=treeHere(data,state).facts.has(id),before=own?frameOf(state).facts:state.facts;if((before.get(id)??null)===value)
return state;let facts=new Map(before);facts.delete(id),value!==null&&facts.set(id,value);let level=own?state.stack.length:
0,decided=state.decided.map(one2=>one2.level===level&&one2.fact===id?Object.freeze({...one2,void:!0}):one2);return changed(
own?inFrame(state,{facts}):changed(state,{facts}),{decided})}function checked(fact,value,mayBeEmpty){if(value===null&&mayBeEmpty)
return null;if(value===null)throw new Refused("bad-value",`'${fact.label}' is needed: ${fact.expected}`,fact.id);if(!inDomain(
fact,value))throw new Refused("bad-value",`'${fact.label}' must be ${fact.expected}`,fact.id);return value}function allowance(limits,role){let found=limits.find(([one2])=>one2===role);return found?found[1]===null?{any:!0}:{most:found[1]}:
{none:!0}}function factsNeeded(data,state,node){let authority=authorityOf(data,node),wanted=[authority.limits?node.amount:
void 0,authority.uses?.fact],known=factsOf(state);return wanted.filter(fact=>fact!==void 0).filter(fact=>!known.has(fact))}
function verdict(data,state,node){let authority=authorityOf(data,node),amount=authority.limits&&node.amount!==void 0?numberOf(
state,node.amount):null,uses=authority.uses?numberOf(state,authority.uses.fact):null,able=data.roles.map(role=>role.id).
filter(role=>may(authority,role,amount,uses));return{authority:authority.id,label:authority.label,currency:authority.currency??
null,exponent:authority.exponent??0,amount,within:state.role!==null&&able.includes(state.role),role:state.role,limit:authority.
limits?allowance(authority.limits,state.role):null,usesCount:uses,usesLimit:authority.uses?allowance(authority.uses.limits,
state.role):null,firstRole:able[0]??null,suggest:node.suggest?.find(([role])=>role===state.role)?.[1]??null}}function decide(data,state,node){
let taken=verdict(data,state,node),own=node.amount!==void 0&&frameOf(state).facts.has(node.amount),decided=Object.freeze(
{authority:node.decide,amount:taken.amount,approver:taken.within?state.role:null,firstRole:taken.firstRole,approved:!1,level:own?
state.stack.length:0,fact:taken.amount===null?null:node.amount??null,void:!1});return changed(state,{decided:[...state.decided.
filter(one2=>one2.authority!==node.decide),decided]})}function approve(state){let last=state.decided[state.decided.length-
1];if(!last||last.void||last.approver!==null||last.firstRole===null)return state;let approved=Object.freeze({...last,approver:last.
firstRole,approved:!0});return changed(state,{decided:[...state.decided.slice(0,-1),approved]})}function pay(state,granted){
for(let authority of granted){let taken=state.decided.find(one2=>one2.authority===authority),reason=withheldBecause(taken),
withheld=state.withheld.filter(one2=>one2.authority!==authority);if(reason!==null||!taken){state=changed(state,{withheld:[
...withheld,Object.freeze({authority,reason:reason??""})]});continue}let grant=Object.freeze({authority,amount:taken.amount,
by:taken.approver??"",approved:taken.approved});state=changed(state,{grants:[...state.grants.filter(one2=>one2.authority!==
authority),grant],withheld})}return state}function authorityOf(data,node){let authority=data.authority.get(node.decide);
if(!authority)throw new Refused("no-way",`node '${node.id}' decides '${node.decide}', which the library does not have`);
if(authority.limits&&node.amount===void 0)throw new Refused("no-way",`node '${node.id}' decides '${node.decide}' and nam\
es no amount`);return authority}function may(authority,role,amount,uses){return authority.limits&&!covers(allowance(authority.
limits,role),amount??0)?!1:!authority.uses||covers(allowance(authority.uses.limits,role),(uses??0)+1)}function covers(limit,amount){
return limit.any===!0||limit.most!==void 0&&amount<=limit.most}function withheldBecause(taken){return taken?taken.void?"\
the amount has changed since it was decided":taken.approver===null?"nobody who may decide it has approved":null:"nothing\
 was decided"}function numberOf(state,fact){let value=factsOf(state).get(fact);return typeof value=="number"?value:null}function settle(data,state){let passed=new Map;for(;state.needs.length===0&&state.outcome===null;){if(passed.has(placeOf(
state))){let names=[...new Set(passed.values())].map(name=>`'${name}'`).join(", ");throw new Refused("endless-loop",`nod\
es ${names} lead to each other without asking anything`)}if(passed.set(placeOf(state),frameOf(state).node),!frameOf(state).
entered){state=entered(data,state);continue}let node=current(data,state),skipped=skipTo(node,state);if(skipped!==null){state=
goTo(data,state,skipped);continue}if(state=arrived(data,state,node),!passes(node)||node.stops)break;state.needs.length===
0&&state.outcome===null&&(state=onward(data,state,node))}return state}function current(data,state){let node=treeHere(data,
state).nodes.get(frameOf(state).node);if(!node)throw new Error(`there is no node '${frameOf(state).node}'`);return node}
function goTo(data,state,target){let here=frameOf(state).node;if(target==null)throw new Refused("no-way",`node '${here}'\
 has no way on`);if(!treeHere(data,state).nodes.has(target))throw new Refused("no-way",`node '${here}' leads to '${target}\
', which cannot be walked to`);return changed(inFrame(state,{node:target}),{needs:[]})}function enter(data,state,id){let tree=data.
trees.get(id);if(!tree||tree.start===void 0||!tree.nodes.has(tree.start))throw new Refused("no-way",`tree '${id}' has no\
 start to walk from`);if(state.stack.some(frame2=>frame2.tree===id))throw new Refused("endless-loop",`tree '${id}' runs \
itself`);let frame=Object.freeze({tree:id,node:tree.start,facts:new Map,entered:!1});return changed(state,{stack:[...state.
stack,frame],needs:[]})}function left(state,node){let tried=new Set([...state.tried,...node.satisfies??[]]);return tried.
size===state.tried.length?state:changed(state,{tried:[...tried]})}function unwound(state,depth){let decided=state.decided.
map(one2=>one2.level>depth?Object.freeze({...one2,level:0,fact:null}):one2);return changed(state,{stack:state.stack.slice(
0,depth),decided})}function passes(node){return node.kind==="branch"||node.kind==="subtree"||node.kind==="outcome"}function onward(data,state,node){
if(node.kind==="branch")return goTo(data,left(state,node),caseOf(data,state,node).to);if(node.kind==="subtree")return enter(
data,left(state,node),node.run);let outer=unwound(left(state,node),state.stack.length-1);return goTo(data,outer,wayBack(
data,state,node))}function wayBack(data,state,node){let frame=state.stack[state.stack.length-2],caller=frame&&data.trees.
get(frame.tree)?.nodes.get(frame.node);if(caller?.kind!=="subtree")return;let found=caller.returns.find(([outcome])=>outcome===
node.id);return found?found[1]:caller.else}function placeOf(state){return JSON.stringify([state.stack.map(frame=>[frame.
tree,frame.node,frame.entered]),state.tried])}function entered(data,state){let known=factsOf(state),needs=treeHere(data,
state).given.filter(fact=>!known.has(fact)&&!state.leftEmpty.includes(fact));return needs.length>0?changed(state,{needs}):
inFrame(state,{entered:!0})}function skipTo(node,state){return node.skip_if?.every(tag=>state.tried.includes(tag))?node.
skip_to??(node.kind==="step"||node.kind==="form"?node.to:void 0)??null:null}function arrived(data,state,node){switch(node.
kind){case"question":return changed(state,{needs:unknownInOptions(data,state,node)});case"decision":{let needs=factsNeeded(
data,state,node);return needs.length>0?changed(state,{needs}):decide(data,state,node)}case"branch":{let{unknown}=caseOf(
data,state,node);return unknown===void 0?state:changed(state,{needs:[unknown]})}case"outcome":{let paid=pay(state,node.grants);
return wayBack(data,paid,node)!==void 0?paid:changed(paid,{outcome:Object.freeze({tree:frameOf(state).tree,node:node.id})})}default:
return state}}function unknownInOptions(data,state,node){let unknown=new Set;for(let option of node.options){let verdict2=option.
when?holds(data,state,option.when):!0;typeof verdict2!="boolean"&&unknown.add(verdict2.unknown)}return[...unknown]}function caseOf(data,state,node){
for(let one2 of node.cases){if(one2.when===null)throw new Refused("no-way",`a condition of node '${node.id}' could not b\
e read`);let verdict2=holds(data,state,one2.when);if(typeof verdict2!="boolean")return{to:void 0,unknown:verdict2.unknown};
if(verdict2)return{to:one2.to}}return{to:node.else}}var NEXT_UPDATE="incident.next_update",MARK=/\{\{|\{\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s*\}/g;function fill(data,state,name,{
withPrivate:withPrivate2=!0}={}){let fact=factHere(data,state,name);if(fact){let value=factsOf(state).get(name);return value===
void 0||fact.private&&!withPrivate2?{text:`[${fact.label}]`,missing:!0}:{text:displayValue(fact,value,treeHere(data,state)),
missing:!1}}let text=builtIn(data,state,name);return text===null?{text:`[${name}]`,missing:!0}:{text,missing:!1}}function fillText(data,state,text,how={}){
return replaced(text,name=>{let snippet=data.snippets.get(name);return snippet===void 0?fill(data,state,name,how).text:replaced(
snippet,inner=>fill(data,state,inner,how).text)})}function displayLimit(limit,{currency,exponent},language){return limit.
any?"no limit":limit.most===void 0?"none":currency?displayMoney(limit.most,currency,exponent,language):String(limit.most)}
function replaced(text,named){return text.replace(MARK,(_,name)=>name===void 0?"{":named(name))}function builtIn(data,state,name){
if(name==="role")return data.roles.find(role=>role.id===state.role)?.label??null;if(name==="decided")return decidedText(
data,state);if(name===NEXT_UPDATE)return nextUpdate(data,state);if(!name.startsWith("limit."))return null;let authority=data.
authority.get(name.slice(6));if(!authority)return null;let{language}=treeHere(data,state);return authority.limits?displayLimit(
allowance(authority.limits,state.role),authority,language):displayLimit(allowance(authority.uses?.limits??[],state.role),
{},language)}function nextUpdate(data,state){let text=incidentHere(data,state).incident?.next_update;return text===void 0?
null:replaced(text,name=>name===NEXT_UPDATE?"":fill(data,state,name).text)}function decidedText(data,state){let last=state.
decided.filter(one2=>one2.amount!==null&&!one2.void).at(-1),authority=last&&data.authority.get(last.authority);return!authority||
last.amount===null?null:displayMoney(last.amount,authority.currency,authority.exponent,treeHere(data,state).language)}function present(data,state){let node=current(data,state),{tree}=frameOf(state),asks=asksOf(state,node);return{path:pathOf(
state),section:tree===data.tree?`n-${node.id}`:`n-${tree}.${node.id}`,tree,node:node.id,kind:node.kind,asks,options:asks===
"option"?optionsOf(data,state,node):[],fields:fieldsOf(data,state,node,asks),tags:asks==="fill"?tagsOf(data,state,node):
[],mustSay:node.must_say===!0&&asks!=="facts"&&asks!=="end",verdict:node.kind==="decision"&&asks==="continue"?verdict(data,
state,node):null,exits:asks==="end"?[]:exitsOf(data,state),incident:incidentHere(data,state).incident,outcome:asks==="en\
d"&&node.kind==="outcome"?endingOf(state,node):null}}function asksOf(state,node){return state.outcome!==null?"end":state.
needs.length>0?"facts":node.kind==="question"?"option":node.kind==="form"?"fill":node.kind==="listen"?"listen":"continue"}
function optionsOf(data,state,node){return node.kind!=="question"?[]:visibleOptions(data,state,node).map(({index:index2,
option:{key,label}})=>({index:index2,key,label:fillText(data,state,label)}))}function fieldsOf(data,state,node,asks){let collected=node.
kind==="form"&&asks==="fill"?node.collect:[],known=factsOf(state),mayBeEmpty=asks==="fill"||!frameOf(state).entered;return(asks===
"facts"?state.needs:collected).map(id=>factHere(data,state,id)).filter(fact=>fact!==void 0).map(fact=>({...fact,value:known.
get(fact.id)??fact.default??null,mayBeEmpty:mayBeEmpty&&fact.optional===!0}))}function tagsOf(data,state,node){return node.
kind!=="form"||!node.collect.includes("tried")?[]:treeHere(data,state).tags.map(tag=>({tag,ticked:state.tried.includes(tag)}))}
function exitsOf(data,state){return waysOut(data,state).map(({depth,exit:{key,label}})=>({key,label:fillText(data,state,
label),tree:state.stack[depth-1]?.tree??""}))}function endingOf(state,node){return{tree:frameOf(state).tree,node:node.id,
title:node.title,resolution:node.resolution??null,team:node.team??null,grants:state.grants,withheld:state.withheld}}function summary(data,state,{withPrivate:withPrivate2=!1}={}){let how={withPrivate:withPrivate2},tree=treeOf(data,state.
origin.tree),grants2=state.grants.map(grant=>givenOf(data,state,grant));return{tree:tree.id,title:tree.title,version:data.
version,role:roleLabel(data,state.role),steps:state.moves.map(move=>lineOf(data,state,move,how)),facts:knownFacts(data,state,
how),grants:grants2,withheld:state.withheld.map(({authority,reason})=>`${data.authority.get(authority)?.label??authority}\
: ${reason}`),outcome:state.outcome===null?null:fillText(data,state,current(data,state).title,how),note:grants2.map(grant=>noteOf(
grant,tree.id,data.version)).join(`
`)}}function noteOf(grant,tree,version){let how=grant.approved?"approved by":"decided by";return`${grant.label}: ${grant.
text}, ${how} ${grant.by} (limit: ${grant.limit}), tree ${tree} ${version}.`}function givenOf(data,state,grant){let authority=data.
authority.get(grant.authority);if(!authority)throw new Error(`there is no authority '${grant.authority}'`);let{language}=treeHere(
data,state),{limits,uses,currency,exponent}=authority,limit=limits?displayLimit(allowance(limits,grant.by),authority,language):
displayLimit(allowance(uses?.limits??[],grant.by),{},language);return{authority:authority.id,label:authority.label,text:grant.
amount===null?"granted":displayMoney(grant.amount,currency,exponent,language),by:roleLabel(data,grant.by)??grant.by,limit,
approved:grant.approved}}function lineOf(data,state,{path,answer,facts,decided},how){let slash=path.lastIndexOf("/"),tree=treeOf(
data,slash<0?state.origin.tree:path.slice(0,slash)),node=tree.nodes.get(path.slice(slash+1)),title=facts?"Asked first":fillText(
data,state,node?.title??path,how);if(node?.kind==="question"&&answer.kind==="option"){let label=node.options.find(option=>option.
key===answer.key)?.label??answer.key;return{path,title,answer:fillText(data,state,label,how)}}return answer.kind==="exit"?
{path,title,answer:fillText(data,state,exitLabel(data,answer.key),how)}:{path,title,answer:decided?verdictText(data,tree.
id,decided,how):answerText(data,tree.id,answer,how)}}function verdictText(data,tree,decided,{withPrivate:withPrivate2}){
let words=decided.approver===null?"above my limit, asked further":"within my limit",fact=decided.fact===null?null:factOf(
data,tree,decided.fact);if(decided.amount===null||fact?.private&&!withPrivate2)return words;let{currency,exponent}=data.
authority.get(decided.authority)??{};return`${displayMoney(decided.amount,currency,exponent,treeOf(data,tree).language)}\
: ${words}`}function answerText(data,tree,answer,how){switch(answer.kind){case"option":case"exit":return answer.key;case"\
continue":return"";case"fact":return valueText(data,tree,answer.fact,answer.value,how);case"fill":{let parts=Object.entries(
answer.values??{}).map(([fact,value])=>valueText(data,tree,fact,value,how)),tried=answer.tried?.length?[`already tried: ${answer.
tried.join(", ")}`]:[];return[...parts,...tried].join(", ")}default:return answer.kind}}function valueText(data,tree,id,value,{
withPrivate:withPrivate2}){let fact=factOf(data,tree,id);return fact?fact.private&&!withPrivate2?`${fact.label}: not sho\
wn`:`${fact.label}: ${value===null?"left empty":displayValue(fact,value,treeOf(data,tree))}`:id}function knownFacts(data,state,{
withPrivate:withPrivate2}){let tree=treeHere(data,state),found=[];for(let[id,value]of factsOf(state)){let fact=factOf(data,
frameOf(state).tree,id);fact&&(withPrivate2||!fact.private)&&found.push({id,label:fact.label,text:displayValue(fact,value,
tree)})}return found}function exitLabel(data,key){return[...data.trees.values()].flatMap(tree=>tree.anytime).find(exit=>exit.
key===key)?.label??key}function roleLabel(data,id){return data.roles.find(role=>role.id===id)?.label??id}function start(data,from={}){let origin=Object.freeze({tree:from.tree??data.tree,role:from.role??null,given:Object.freeze(
{...from.given}),incident:from.incident??null});checkOrigin(data,origin);let state=Object.freeze({origin,stack:[],facts:new Map,
role:origin.role??data.roles[0]?.id??null,decided:[],grants:[],withheld:[],tried:[],needs:[],leftEmpty:[],moves:[],outcome:null});
try{state=enter(data,state,origin.tree);for(let[fact,value]of Object.entries(origin.given))state=write(data,state,fact,value);
return settle(data,state)}catch(error){throw error instanceof Refused?new Error(`tree '${origin.tree}' cannot be walked:\
 ${error.message}`):error}}function advance(data,state,answer){if(state.outcome!==null)return new Refused("finished","th\
e walk has ended; go back or start again").refusal;try{let moved2=settle(data,answered(data,state,answer)),about=state.needs.
length>0&&answer.kind!=="exit"?{facts:!0}:{},decided=decidedAt(data,state,answer),move=Object.freeze({path:pathOf(state),
answer,...about,...decided&&{decided}});return changed(moved2,{moves:[...state.moves,move]})}catch(error){if(error instanceof
Refused)return error.refusal;throw error}}function decidedAt(data,state,answer){let node=current(data,state);if(!(node.kind!==
"decision"||answer.kind!=="continue"))return state.decided.find(one2=>one2.authority===node.decide)}function replay(data,state,answers){
for(let answer of answers){let following=advance(data,state,answer);if(isRefusal(following))return following;state=following}
return state}function resume(data,state,answers){let used=0;for(let answer of answers){let following=advance(data,state,
answer);if(isRefusal(following))break;state=following,used+=1}return{state,used}}function back(data,state){if(state.moves.
length===0)return state;let answers=state.moves.slice(0,-1).map(move=>move.answer);return resume(data,start(data,state.origin),
answers).state}function answered(data,state,answer){if(answer.kind==="exit")return takenOut(data,state,answer.key);if(state.
needs.length>0)return provided(data,state,answer);if(answer.kind==="fact")throw new Refused("bad-answer",`'${answer.fact}\
' is not asked here`,answer.fact);let node=current(data,state);if(node.must_say&&!answer.ticks?.includes("must_say"))throw new Refused(
"must-say",`the text of node '${node.id}' must be said, and ticked, before moving on`);return moved(data,state,node,answer)}
function moved(data,state,node,answer){if(node.kind==="question"&&answer.kind==="option")return chosen(data,state,node,answer.
key);if(node.kind==="form"&&answer.kind==="fill")return filled(data,state,node,answer);if(node.kind==="listen"&&(answer.
kind==="agreed"||answer.kind==="corrected"))return goTo(data,left(state,node),node[answer.kind]);if(answer.kind==="conti\
nue"){if(node.kind==="step")return goTo(data,left(state,node),node.to);if(node.kind==="decision")return goTo(data,left(state,
node),verdict(data,state,node).within?node.within:node.above);if(passes(node))return onward(data,state,node)}throw new Refused(
"bad-answer",`node '${node.id}' is not answered like this`)}function visibleOptions(data,state,node){return node.options.
map((option,index2)=>({index:index2,option})).filter(({option:{when}})=>when===void 0||when!==null&&holds(data,state,when)===
!0)}function waysOut(data,state){let found=new Map;return state.stack.forEach((_,outer)=>{let depth=state.stack.length-outer,
tree=state.stack[depth-1]?.tree??"";for(let exit of treeOf(data,tree).anytime)found.has(exit.key)||found.set(exit.key,{depth,
exit})}),[...found.values()]}function chosen(data,state,node,key){let visible=visibleOptions(data,state,node).map(({option:option2})=>option2),
option=visible.find(one2=>one2.key===key);if(!option){let known=visible.map(one2=>`'${one2.key}'`).join(", ")||"none";throw new Refused(
"bad-answer",`node '${node.id}' has no option '${key}' here; there are: ${known}`)}for(let[fact,value]of option.set??[])
state=write(data,state,fact,value);return option.approves&&(state=approve(state)),goTo(data,left(state,node),option.to)}
function filled(data,state,node,{values,tried}){let collected=node.collect.filter(fact=>factHere(data,state,fact)!==void 0);
if(state=stored(data,state,collected,values??{},!0),tried!==void 0&&node.collect.includes("tried")){let shown2=treeHere(
data,state).tags,kept=state.tried.filter(tag=>!shown2.includes(tag)||tried.includes(tag)),fresh=shown2.filter(tag=>tried.
includes(tag)&&!kept.includes(tag));state=changed(state,{tried:[...kept,...fresh]})}return goTo(data,left(state,node),node.
to)}function provided(data,state,answer){if(answer.kind==="fact"&&state.needs.includes(answer.fact))state=stored(data,state,
[answer.fact],{[answer.fact]:answer.value},!0);else if(answer.kind==="fill"){state=stored(data,state,state.needs,answer.
values??{},!frameOf(state).entered);let known=factsOf(state),empty=state.needs.filter(fact=>data.facts.has(fact)&&!known.
has(fact));state=changed(inFrame(state,{entered:!0}),{leftEmpty:[...state.leftEmpty,...empty]})}else{let fact=state.needs[0]??
null;throw new Refused("needs-fact",`'${fact}' must be known first`,fact)}return changed(state,{needs:[]})}function stored(data,state,asked,values,mayBeEmpty){
let given=new Map(Object.entries(values));for(let fact of given.keys())if(!asked.includes(fact))throw new Refused("bad-v\
alue",`'${fact}' is not asked here`,fact);for(let id of asked){let fact=factHere(data,state,id);if(!fact)throw new Refused(
"no-way",`'${id}' is needed here and is declared nowhere`,id);let shown2=factsOf(state).get(id)??fact.default??null,value=given.
has(id)?given.get(id)??null:shown2;state=write(data,state,id,checked(fact,value,mayBeEmpty&&fact.optional===!0))}return state}
function takenOut(data,state,key){let ways=waysOut(data,state),found=ways.find(({exit})=>exit.key===key);if(found)return goTo(
data,unwound(state,found.depth),found.exit.to);let known=ways.map(({exit})=>`'${exit.key}'`).join(", ")||"none";throw new Refused(
"bad-answer",`there is no exit '${key}' here; there are: ${known}`)}function checkOrigin(data,origin){let{tree,role,given}=origin;
if(treeOf(data,tree),role!==null&&!data.roles.some(one2=>one2.id===role))throw new Error(`there is no role '${role}'`);for(let id of openIncidents(
origin))if(!data.incidents.some(one2=>one2.id===id))throw new Error(`there is no incident '${id}'`);for(let[id,value]of Object.
entries(given)){let fact=factOf(data,tree,id);if(!fact)throw new Error(`tree '${tree}' knows no fact '${id}'`);if(!inDomain(
fact,value))throw new Error(`'${value}' is no value of fact '${id}'`)}}var UNSEEN=/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;function recap(data,state,{withPrivate:withPrivate2,withRole}){
let call=summary(data,state,{withPrivate:withPrivate2}),lines=[call.title];call.outcome&&lines.push(`Outcome: ${call.outcome}`),
withRole&&call.role&&lines.push(`Role: ${call.role}`),lines.push(...grants(call),"");let steps=call.steps.filter(step=>step.
answer).map(step=>`- ${step.title}: ${step.answer}`),others=call.facts.map(fact=>`${fact.label}: ${fact.text}`).filter(fact=>!steps.
some(step=>step.includes(fact)));return lines.push(...steps),others.length>0&&lines.push("",...others),call.note&&lines.
push("",call.note),lines.push("",`Tree ${call.tree}, version ${call.version}`),lines.map(line3=>line3.replaceAll(UNSEEN,
"")).join(`
`)}function leavesOut(data,state){let shown2=withPrivate2=>recap(data,state,{withPrivate:withPrivate2,withRole:!1});return shown2(
!0)!==shown2(!1)}function grants(call){return[...call.grants.map(grant=>`Granted: ${grant.label}, ${grant.text}`),...call.
withheld.map(reason=>`Not granted: ${reason}`)]}var MOST_ROWS=16;function showEnding(data,state,withRole){let block=byId("summary");if(state===null){byId("parts").append(
block);return}let{grants:grants2,withheld}=summary(data,state,{withPrivate:!1}),granted=grants2.map(({label,text,by,approved,
limit})=>`${label}: ${text}. ${approved?"Approved by":"Decided by"} ${by}, limit ${limit}.${approved?"":" No approval ne\
eded."}`);list(block,"[data-granted]",granted),list(block,"[data-withheld]",withheld.map(reason=>`Not granted. ${reason}`));
let choice=privateChoice();choice.checked=!1,choice.closest("label").hidden=!leavesOut(data,state),writeSummary(data,state,
withRole),one(byId("stage"),":scope > section")?.append(block)}function writeSummary(data,state,withRole){let area=byId(
"summary-text");area.value=recap(data,state,{withPrivate:withPrivate(),withRole}),area.rows=Math.min(MOST_ROWS,area.value.
split(`
`).length+1)}function withPrivate(){return privateChoice().checked}function privateChoice(){return byId("summary-private")}
function list(block,selector,texts){let place2=one(block,selector);place2&&(place2.hidden=texts.length===0,place2.replaceChildren(
...texts.map(text=>element("p",text))))}function putIn(place2,fields,ticked){let known=new Map(fields.map(field=>[field.id,field]));for(let box of all(place2,"[\
data-field]")){let field=known.get(box.dataset.field??""),text=field&&field.value!==null&&field.value!==void 0?showValue(
field,field.value):"";for(let input of inputs(box))input.type==="checkbox"?input.checked=ticked.has(input.value):input.type===
"radio"?input.checked=input.value===text:input.value=text;mark(box,"")}let errors=one(place2,".errors");errors&&(errors.
hidden=!0)}function takeOut(place2,fields){let wanted=new Map(fields.map(field=>[field.id,field])),values=new Map,mistakes=[],
tried=[];for(let box of all(place2,"[data-field]")){if(box.dataset.control==="ticks"){tried=inputs(box).filter(input=>input.
checked).map(input=>input.value);continue}let field=wanted.get(box.dataset.field??"");if(!field)continue;let text=written(
box,field),value=text===""?null:parseValue(field,text),message=wrong(field,text,value);mark(box,message),message?mistakes.
push({id:inputs(box)[0]?.id??"",label:field.label}):values.set(field.id,value)}return{values:Object.fromEntries(values),
tried,mistakes}}function complain(place2,mistakes){let errors=one(place2,".errors"),list2=errors&&one(errors,"ul");if(!errors||
!list2)return;let title=one(errors,"p");title&&(title.textContent=mistakes.length===1?"One field needs a look:":`${mistakes.
length} fields need a look:`),list2.replaceChildren(...mistakes.map(({id,label})=>{let entry=document.createElement("li");
return entry.append(element("a",label,{href:`#${id}`,"data-goto":id})),entry})),errors.hidden=!1,errors.focus()}function draftIn(place2){
return touched(place2).map(input=>isTick(input)?input.checked:input.value)}function putBack(place2,draft){touched(place2).
forEach((input,each)=>{let kept=draft[each];typeof kept=="boolean"?input.checked=kept:kept!==void 0&&(input.value=kept)})}
function touched(place2){return all(place2,"[data-tick], [data-field] input, [data-field] select")}function isTick(input){
return input.type==="checkbox"||input.type==="radio"}function inputs(box){return all(box,"input, select")}function wrong(field,text,value){
return text===""?field.optional?"":"please fill it in":value===null?outOfRange(field,text)??`write ${field.expected}`:""}
function outOfRange({min,max,...field},text){let number=parseValue(field,text);if(typeof number!="number")return null;let language=document.
documentElement.lang,shown2=value=>displayValue(field,value,{language,yes:"",no:""});return max!==void 0&&number>max?`${shown2(
number)} is more than ${shown2(max)}`:min!==void 0&&number<min?`${shown2(number)} is less than ${shown2(min)}`:null}function mark(box,message){
box.classList.toggle("wrong",message!=="");let place2=one(box,".error");place2&&(place2.textContent=message);for(let input of inputs(
box))message?input.setAttribute("aria-invalid","true"):input.removeAttribute("aria-invalid")}function written(box,field){
let each=inputs(box),trimmed=((each[0]?.type==="radio"?each.find(input=>input.checked)?.value:each[0]?.value)??"").trim();
if(field.type!=="money"&&field.type!=="integer")return trimmed;let bare=trimmed.replace(/[\s\u00a0\u202f']|^\p{Sc}|\p{Sc}$/gu,
"");return/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)?bare.replaceAll(",",""):field.type==="money"?bare.replace(/^(-?\d+),(\d{1,2})$/,
"$1.$2"):bare}var timer=0;function say(message){let place2=document.getElementById("status");place2&&(place2.textContent=message,window.
clearTimeout(timer),timer=window.setTimeout(()=>{place2.textContent=""},6*1e3))}var running=[];function startTimers(place2){stopTimers();for(let timer2 of all(place2,"[data-timer]")){let seconds=Number(
timer2.dataset.timer),text=one(timer2,"[data-timer-text]"),begun=Date.now(),told=!1;timer2.classList.remove("over");let tick=()=>{
let gone=Math.floor((Date.now()-begun)/1e3);text&&(text.textContent=`${clock(gone)} of ${clock(seconds)}`),!(gone<seconds||
told)&&(told=!0,timer2.classList.add("over"),say(`${clock(seconds)} are over`))};tick(),running.push(window.setInterval(
tick,1e3))}}function stopTimers(){for(let each of running)window.clearInterval(each);running=[]}function clock(seconds){
return`${Math.floor(seconds/60)}:${String(seconds%60).padStart(2,"0")}`}function showVerdict(place2,verdict2,say2){place2.hidden=verdict2===null,verdict2!==null&&(place2.classList.toggle("abov\
e",!verdict2.within),place2.replaceChildren(element("strong",headline(verdict2,say2)),...details(verdict2,say2).map(text=>element(
"p",text))))}function headline(verdict2,{roleName,language}){let amount=money(verdict2,verdict2.amount,language);if(verdict2.
within)return amount?`You may give ${amount} now. No approval needed.`:"You may do this now. No approval needed.";let who=verdict2.
firstRole?`Ask: ${roleName(verdict2.firstRole)}.`:"Nobody in this library may decide it.";return amount&&isAbove(verdict2)?
`${amount} is more than you may give by yourself. ${who}`:verdict2.usesCount?`It was given as often as you may give it. ${who}`:
`You may not decide this by yourself. ${who}`}function isAbove({limit,amount}){return!limit||"any"in limit?!1:"none"in limit||
(amount??0)>(limit.most??0)}function details(verdict2,{roleName,language}){let texts=[],limit=limitWords(verdict2,language);
limit&&texts.push(`${verdict2.label}: as ${roleName(verdict2.role)} you may give ${limit}.`);let uses=usesWords(verdict2);
uses&&texts.push(uses);let suggest=money(verdict2,verdict2.suggest,language);return suggest&&verdict2.within&&texts.push(
`Suggested: ${suggest}.`),texts}function limitWords(verdict2,language){let limit=verdict2.limit;return limit?"any"in limit?
"any amount":"none"in limit?"nothing without asking":`up to ${money(verdict2,limit.most,language)}`:""}function usesWords(verdict2){
let limit=verdict2.usesLimit;if(!limit||verdict2.usesCount===null||verdict2.usesCount===void 0)return"";if("any"in limit)
return"How often it was given before does not matter for your role.";let most="most"in limit?limit.most:0;return`Given b\
efore: ${verdict2.usesCount}. Your role gives it at most ${most===1?"once":`${most} times`}.`}function money(verdict2,units,language){
return units==null||!verdict2.currency?"":displayMoney(units,verdict2.currency,verdict2.exponent,language)}var BADGES=9;function showStep(view){let{now}=view,section=now.asks==="facts"?factsSection(view):byId(now.section);return putOnStage(
section),now.asks==="facts"?putIn(section,now.fields,new Set):dress(section,view),startTimers(section),section}function putOnStage(section){
let stage=byId("stage");for(let child of[...stage.children])child!==section&&putAway(child);stopTimers(),section.parentElement!==
stage&&stage.append(section)}function putAway(section){for(let part of all(section,"#go-on, #summary"))byId("parts").append(
part);byId(section.id.startsWith("n-")?"store":"parts").append(section)}function dress(section,view){let{now,data,state}=view;
if(fillIn(section,data,state),showWays(section,view),resetTicks(section,view.before),now.asks==="fill"){let ticked=(now.
tags??[]).filter(tag=>tag.ticked).map(tag=>tag.tag);putIn(section,fieldsAsBefore(view),new Set(triedBefore(view.before)??
ticked))}let verdict2=one(section,"[data-verdict]");verdict2&&showVerdict(verdict2,now.verdict??null,view);for(let row of all(
section,"tr[data-role]"))row.classList.toggle("mine",row.dataset.role===state.role);showVariant(section,0)}function fillIn(place2,data,state){
for(let span of all(place2,"[data-fact]")){let{text,missing}=fill(data,state,span.dataset.fact??"");span.textContent=text,
span.classList.toggle("missing",!!missing),span.classList.toggle("private",factHere(data,state,span.dataset.fact??"")?.private===
!0)}}function showWays(section,{now,before}){let open=openWays(now),number=0,found=!1;for(let way of all(section,"li[dat\
a-way]")){let key=way.dataset.way??"",link=one(way,"a.answer");way.closest(".no-js")||(way.hidden=!open.has(key),way.classList.
toggle("chosen",!way.hidden&&isThisWay(before,key)),!way.hidden&&(found=!0,link&&key!=="next"&&badge(link,++number)))}now.
asks==="continue"&&!found&&addGoOn(section)}function addGoOn(section){let goOn=byId("go-on"),after=one(section,".limits,\
 .links, .why");after?after.before(goOn):section.append(goOn)}function badge(link,number){number<=BADGES?link.setAttribute(
"aria-keyshortcuts",String(number)):link.removeAttribute("aria-keyshortcuts")}function openWays(now){switch(now.asks){case"\
option":return new Set((now.options??[]).map(option=>option.key));case"listen":return new Set(["agreed","corrected"]);case"\
continue":return new Set(["next"]);default:return new Set}}function isThisWay(before,key){return before?before.kind==="o\
ption"?before.key===key:before.kind===key:!1}function resetTicks(section,before){let ticked=new Set(before&&"ticks"in before?
before.ticks??[]:[]);for(let box of all(section,"[data-tick]"))box.checked=ticked.has(box.dataset.tick??"");one(section,
".must")?.classList.remove("wrong")}function fieldsAsBefore({now,before}){let values=new Map(before&&before.kind==="fill"?
Object.entries(before.values??{}):[]);return(now.fields??[]).map(field=>values.has(field.id)?{...field,value:values.get(
field.id)??null}:field)}function triedBefore(before){return before&&before.kind==="fill"&&before.tried?before.tried:null}
function factsSection({now,state}){let section=byId("facts"),heading=one(section,"h2");heading&&(heading.textContent=state.
moves.length===0?"Before the call":"Before you go on");let place2=one(section,"[data-fields]");byId("loose").append(...place2.
children);let wanted=now.fields.map(field=>looseField(field.id,now.tree));return place2.append(...wanted.filter(field=>field!==
null)),section}function looseField(fact,tree){let fields=all(byId("loose"),"[data-field]").filter(field=>field.dataset.field===
fact);return fields.find(field=>field.querySelector(`[id^="f-loose-${CSS.escape(tree)}-"]`))??fields.find(field=>field.querySelector(
'[id^="f-loose--"]'))??fields[0]??null}function showVariant(section,number){for(let say2 of all(section,"[data-variants]")){
let variants=all(say2,".variant");variants.forEach((variant,each)=>{variant.hidden=each!==number%variants.length});let button=one(
say2,".another")??another(section,say2);button.dataset.next=String((number+1)%variants.length)}}function another(section,say2){
let button=document.createElement("button");return button.type="button",button.className="another",button.textContent="S\
ay it another way",button.addEventListener("click",()=>showVariant(section,Number(button.dataset.next))),say2.append(button),
button}function showIncidents(data,state,now){let open=new Set(openIncidents(state.origin));for(let banner of all(byId("inciden\
ts"),"[data-incident]")){let incident=data.incidents.find(each=>each.id===banner.dataset.incident),isHere=incident!==void 0&&
incident.id===now.incident?.id,mayBe=incident!==void 0&&open.has(incident.id)&&now.incident===null&&mayConcern(incident,
state,now);banner.hidden=!isHere&&!mayBe;let condition=one(banner,"[data-condition]");condition&&(condition.hidden=isHere),
banner.hidden||fillIn(banner,data,state)}}function mayConcern(incident,state,now){if(!incident.when||!incident.trees.includes(
now.tree))return!1;let values=new Map(state.facts);return state.role!==null&&values.set("role",state.role),typeof evaluate(
incident.when,values)!="boolean"}function begin(data,origin,run){return{run,states:[start(data,origin)],moves:[],at:0,drafts:{}}}function isRefused(result){
return"refused"in result}function shown(journal){return journal.states[journal.at]}function answered2(data,journal,answer){
let next=advance(data,shown(journal),answer);if(isRefusal(next))return next;let path=present(data,shown(journal)).path,states=[
...journal.states.slice(0,journal.at+1),next],ahead=journal.moves.slice(journal.at),move={path,answer},rest=without(ahead,
path),{[place(data,journal)]:_,...drafts}=journal.drafts;return{...journal,states,moves:[...journal.moves.slice(0,journal.
at),move,...rest],at:journal.at+1,drafts}}function drafted(data,journal,draft){return{...journal,drafts:{...journal.drafts,
[place(data,journal)]:draft}}}function draftOf(data,journal){return journal.drafts[place(data,journal)]??null}function caughtUp(data,journal){
let before=journal.at,now=journal;for(;;){let again=remembered(data,now),next=again?answered2(data,now,again):null;if(next===
null||isRefused(next))break;now=next}return{journal:now,kept:now.at-before,dropped:now.moves.length-now.at}}function remembered(data,journal){
let path=present(data,shown(journal)).path;return journal.moves.slice(journal.at).find(move=>move.path===path)?.answer??
null}function wentTo(journal,at){return{...journal,at:Math.max(0,Math.min(at,journal.states.length-1))}}function restarted(data,journal,origin){
let now={...begin(data,origin,journal.run),drafts:journal.drafts};for(let move of journal.moves.slice(0,journal.at)){let next=advance(
data,shown(now),move.answer);if(isRefusal(next))break;now={...now,states:[...now.states,next],moves:[...now.moves,move],
at:now.at+1}}return{...now,moves:[...now.moves,...journal.moves.slice(now.at)]}}function saved(journal){return{run:journal.
run,origin:shown(journal).origin,moves:journal.moves,at:journal.at,drafts:journal.drafts}}function opened(data,kept){let plain=kept;
if(!plain||!Array.isArray(plain.moves))return null;try{let{moves,at,drafts={}}=plain;return restarted(data,{...begin(data,
plain.origin,plain.run),moves,at,drafts},plain.origin)}catch{return null}}function place(data,journal){let{path,fields}=present(
data,shown(journal));return[path,...(fields??[]).map(field=>field.id)].join(" ")}function without(moves,path){let index2=moves.
findIndex(move=>move.path===path);return moves.filter((_,each)=>each!==index2)}var GUARD=200,stepShown=Number.NEGATIVE_INFINITY,pressed="",brought="";function stepWasShown(){stepShown=performance.now(),
brought=pressed}function tooSoon(){return pressed===brought&&performance.now()-stepShown<GUARD}function listenToKeys(actions,single){
document.addEventListener("pointerdown",()=>{pressed="pointer"}),document.addEventListener("keydown",event=>{if(event.defaultPrevented||
event.repeat||event.isComposing||event.ctrlKey||event.metaKey||(pressed=event.key,isTyping(event.target)||document.querySelector(
"dialog[open]")))return;if(event.key===" "&&isLink(event.target)){event.preventDefault(),tooSoon()||event.target.click();
return}if(event.key==="Enter"){!isPressable(event.target)&&!tooSoon()&&actions.go();return}if(!event.altKey&&event.key.length===
1&&document.querySelector("#stage [data-form]")){typeIn(event);return}if(!single()&&!event.altKey)return;let action=actionOf(
event,actions);action&&(event.preventDefault(),tooSoon()||action())})}function actionOf(event,actions){let digit=/^(?:Digit|Numpad)([1-9])$/.
exec(event.code)?.[1]??(/^[1-9]$/.test(event.key)?event.key:null);if(digit!==null&&!event.shiftKey)return()=>actions.digit(
Number(digit));switch(event.key){case"b":return actions.back;case"c":return actions.copy;case"/":return actions.find;case"\
?":return actions.help;default:return null}}function typeIn(event){event.key!==" "&&(tooSoon()?event.preventDefault():event.
target instanceof Element&&event.target.closest("[data-form]")||firstEmpty()?.focus())}function firstEmpty(){return all(
byId("stage"),"[data-field] input:not([type=checkbox], [type=radio])").find(field=>field.value==="")}function isTyping(target){
return target instanceof HTMLElement&&(target.isContentEditable||target.matches("textarea, select, input:not([type=check\
box], [type=radio])"))}function isPressable(target){return target instanceof HTMLElement&&target.matches("a, button, sum\
mary, input, select, textarea, label")}function isLink(target){return target instanceof HTMLAnchorElement&&target.matches(
".answer")}var PREFIX="decisiontree/1/";function keeper(open){return{read(key){try{let text=open().getItem(PREFIX+key);return text===
null?null:JSON.parse(text)}catch{return null}},write(key,value){try{open().setItem(PREFIX+key,JSON.stringify(value))}catch{}},
remove(key){try{open().removeItem(PREFIX+key)}catch{}}}}var settingsStore=keeper(()=>window.localStorage),callStore=keeper(
()=>window.sessionStorage);var LONGEST=60;function showTrail(data,journal,goBack){let trail=byId("trail-title").parentElement,list2=one(trail,"ol");
if(!list2)return;let state=shown(journal),steps=summary(data,state,{withPrivate:!0}).steps;trail.hidden=steps.length===0;
let now=document.createElement("li");now.append(element("span","Now: ",{"aria-current":"step"})),one(now,"span")?.append(
headingOf(present(data,state).section));let onPaper=summary(data,state,{withPrivate:!1}).steps;list2.replaceChildren(...steps.
map((step,at)=>line(step,onPaper[at]??step,at,goBack)),now),list2.scrollTop=list2.scrollHeight}function headingOf(section){
return document.getElementById(`t-${section}`)?.textContent??""}function line(step,paper,at,goBack){let entry=document.createElement(
"li"),link=element("a","",{href:"#main",title:"Go back to this step"});return link.append(element("span",short(step.title),
{class:"where"})," ",element("span",short(step.answer)||"done",{class:"what"}),element("span",`${paper.title}: ${paper.answer||
"done"}`,{class:"paper"})),link.addEventListener("click",event=>{event.preventDefault(),goBack(at)}),entry.append(link),
entry}function short(text){return text.length>LONGEST?`${text.slice(0,LONGEST-1).trimEnd()}…`:text}var REFUSALS={"must-say":"Say it word for word, then tick “I said it”.","no-way":"This leads nowhere: a step is miss\
ing. Tell whoever owns this tree."},Call=class{constructor(data,page,origin,linked){this.data=data,this.page=page,this.linked=
linked,this.key=`call/${page.tree}/${page.version}`,this.previous=null,this.again="",this.changing=null;let kept=linked()?
null:opened(data,callStore.read(this.key));this.journal=kept??begin(data,origin,newRun());let place2=history.state?.run===
this.journal.run?Number(history.state.at):this.journal.at;this.journal=wentTo(this.journal,place2)}get now(){return present(
this.data,shown(this.journal))}get isFinished(){return this.now.asks==="end"}open(){this.#route("replace"),this.#show(!1),
window.addEventListener("popstate",event=>this.#arrive(event.state))}answer(answer){let next=answered2(this.data,this.journal,
answer);if(isRefused(next)){this.#refuse(next);return}let isChange=this.changing===this.journal.at;this.changing=null,this.
journal=next,this.#route("push"),isChange&&this.#catchUp(),this.#show(!0)}fill(){let section=this.section,fields=this.now.
fields??[],{values,tried,mistakes}=takeOut(section,fields);mistakes.length>0?complain(section,mistakes):this.answer({kind:"\
fill",values,tried,ticks:ticksOf(section)})}keepDraft(){this.journal=drafted(this.data,this.journal,draftIn(this.section)),
callStore.write(this.key,saved(this.journal))}get canGoBack(){return this.journal.at>0||this.previous!==null&&this.journal.
run===this.again}back(){this.canGoBack?history.back():say("This is the first step.")}goBackTo(at){this.changing=at,history.
go(at-this.journal.at)}restart(){let finished=this.isFinished,{origin}=shown(this.journal);this.previous=finished?null:this.
journal,this.journal=begin(this.data,origin,newRun()),this.again=this.journal.run,this.#route("push"),this.#show(!0),say(
finished?"Ready for the next call.":"Started again. Go back to return to where you were.")}reframe(change){let origin={...shown(
this.journal).origin,...change},before=this.journal.at;this.journal=restarted(this.data,this.journal,origin);let again=before-
this.journal.at;if(again===0){this.#route("replace"),this.#show(!0);return}say("This changes the way: some steps come ag\
ain."),history.go(-again)}summary(withPrivate2){return recap(this.data,shown(this.journal),{withPrivate:withPrivate2,withRole:this.
page.usesRole})}placeOf(id){for(let at=this.journal.at-1;at>=0;at-=1){let state=this.journal.states[at];if(state&&present(
this.data,state).section===id)return at}return null}get section(){return one(byId("stage"),":scope > section")}#catchUp(){
let{journal,kept,dropped}=caughtUp(this.data,this.journal);for(let at=this.journal.at+1;at<=journal.at;at+=1)this.journal=
wentTo(journal,at),this.#route("push");this.journal=journal,kept+dropped>0&&say(`${count(kept,"later answer")} kept, ${dropped}\
 dropped.`)}#arrive(place2){let linked=place2===null?this.linked():null;linked&&(this.previous=null,this.journal=begin(this.
data,linked,newRun())),place2?.run!==void 0&&place2.run===this.previous?.run&&([this.journal,this.previous]=[this.previous,
this.journal]);let last=this.journal.states.length-1;if(place2?.run!==this.journal.run)this.#route("replace");else if(Number(
place2.at)>last){history.go(last-Number(place2.at));return}else this.journal=wentTo(this.journal,Number(place2.at));this.#show(
!0)}#route(how){let place2={run:this.journal.run,at:this.journal.at},address=`#${this.now.section}`;how==="push"?history.
pushState(place2,"",address):history.replaceState(place2,"",address),callStore.write(this.key,saved(this.journal))}#show(focus){
let{data,journal,now,page}=this,state=shown(journal),section=showStep({data,state,now,before:remembered(data,journal),roleName:id=>data.
roles.find(role=>role.id===id)?.label??"Nobody",language:page.language}),draft=draftOf(data,journal);draft&&putBack(section,
draft),this.#showSides();let heading=section.querySelector("h2")?.textContent??"";document.title=`${heading} – ${page.
title}`,callStore.write(this.key,saved(journal)),stepWasShown(),focus&&window.scrollTo(0,0),point(),focus&&one(section,"\
h2")?.focus({preventScroll:!0})}#showSides(){let{data,journal,now,page}=this,state=shown(journal),role=page.usesRole?data.
roles.find(each=>each.id===state.role):void 0,open=new Set(now.exits.map(exit=>`${exit.tree}/${exit.key}`)),foot=byId("f\
oot");for(let exit of all(foot,"[data-exit]"))exit.hidden=!open.has(exit.dataset.exit??"");for(let exits of all(foot,".e\
xits"))exits.hidden=open.size===0;showIncidents(data,state,now);let inside=byId("inside");inside.hidden=now.tree===data.
tree,inside.textContent=`in: ${data.trees.get(now.tree)?.title??""}`;for(let name of all(byId("top"),"[data-role-name]"))
name.textContent=role?.label??"Settings";for(let button of all(foot,"[data-do=back]"))button.disabled=!this.canGoBack;showTrail(
data,journal,at=>this.goBackTo(at)),showEnding(data,this.isFinished?state:null,page.usesRole)}#refuse(refusal){say(REFUSALS[refusal.
refused]??refusal.message),refusal.refused==="must-say"&&(one(this.section,".must")?.classList.add("wrong"),one(this.section,
"[data-tick=must_say]")?.focus())}};function ticksOf(section){return all(section,"[data-tick]").filter(box=>box.checked).
map(box=>box.dataset.tick??"")}function answerOf(call,link){let exit=link.closest("[data-exit]");if(exit instanceof HTMLElement){
let key2=exit.dataset.exit??"";return{kind:"exit",key:key2.slice(key2.indexOf("/")+1)}}let way=link.closest("[data-way]");
if(!(way instanceof HTMLElement)||tooSoon())return null;let key=way.dataset.way??"",ticks=ticksOf(call.section);switch(call.
now.asks){case"option":return{kind:"option",key,ticks};case"listen":return key==="agreed"?{kind:"agreed",ticks}:{kind:"c\
orrected",ticks};case"continue":return{kind:"continue",ticks};default:return null}}function count(number,thing){return`${number}\
 ${thing}${number===1?"":"s"}`}function newRun(){return Array.from(crypto.getRandomValues(new Uint32Array(2)),part=>part.
toString(36)).join("")}async function copy(text){try{return await navigator.clipboard.writeText(text),!0}catch{return copyBySelection(text)}}function copyBySelection(text){
let area=document.createElement("textarea");area.value=text,area.readOnly=!0,area.className="offscreen";let before=document.
activeElement;document.body.append(area),area.select();let copied=document.execCommand("copy");return area.remove(),before instanceof
HTMLElement&&before.focus({preventScroll:!0}),copied}var MOST=12,index=null;function folded(text){return text.normalize("NFKD").replaceAll(/\p{M}/gu,"").toLowerCase()}function wireFind(call){
let words=byId("find-words");words.addEventListener("input",()=>search(words.value,call)),words.addEventListener("keydow\
n",event=>{event.key==="Escape"&&(event.preventDefault(),byId("find").close()),event.key==="Enter"&&(event.preventDefault(),
byId("find-hits").querySelector("button")?.click())})}function openFind(){let dialog=byId("find"),words=byId("find-words");
words.value="",byId("find-hits").replaceChildren(),byId("find-count").textContent="",byId("find-peek").hidden=!0,dialog.
showModal(),words.focus()}function search(text,call){let wanted=folded(text).split(/\s+/).filter(Boolean),found=wanted.length===
0?[]:hits(wanted);byId("find-peek").hidden=!0,byId("find-hits").replaceChildren(...found.slice(0,MOST).map(entry=>line2(
entry,call))),byId("find-count").textContent=wanted.length===0?"":count2(found.length)}function hits(wanted){let found=entries().
filter(entry=>wanted.every(word=>entry.words.includes(word))),inTitle=entry=>wanted.filter(word=>entry.titleWords.includes(
word)).length;return found.sort((left2,right)=>inTitle(right)-inTitle(left2))}function count2(found){return found===0?"N\
o step has these words.":found>MOST?`${found} steps, the first ${MOST} are shown`:`${found} ${found===1?"step":"steps"}`}
function line2(entry,call){let item=document.createElement("li"),button=element("button","",{type:"button"}),at=call.taken(
entry.section.id),where=at===null?`${entry.kind} · read it`:`${entry.kind} · go back to it`;return button.append(element(
"span",entry.title),element("span",where,{class:"where"})),button.addEventListener("click",()=>{at===null?peek(entry):call.
goBack(at)}),item.append(button),item}function peek(entry){let place2=byId("find-peek"),copies=all(entry.section,":scope\
 > .say, :scope > .must blockquote, :scope > .do, :scope > .checks, :scope > .note, :scope > .why").map(part=>part.cloneNode(
!0));for(let copy2 of copies){for(let input of all(copy2,"input, button"))input.remove();for(let each of all(copy2,"[id]"))
each.removeAttribute("id");for(let variant of all(copy2,".variant"))variant.hidden=!1;copy2 instanceof HTMLDetailsElement&&
(copy2.open=!0)}place2.replaceChildren(element("h3",entry.title),...copies),copies.length===0&&place2.append(element("p",
"There is nothing more to read in this step.",{class:"hint"})),place2.hidden=!1,place2.focus()}function entries(){return index??=
all(document,'.node[id^="n-"]:not(.node-branch)').map(section=>{let title=section.querySelector("h2")?.textContent??"",kind=section.
querySelector(".eyebrow")?.textContent?.trim()??"";return{section,title,kind,words:folded(section.textContent??""),titleWords:folded(
title)}}),index}var MARK2="f.";function prefilled(data,address){let facts=new Map([...data.facts,...data.trees.get(data.tree)?.facts??[]]),
found=new Map;for(let[name,text]of new URLSearchParams(address)){let fact=name.startsWith(MARK2)?facts.get(name.slice(MARK2.
length)):void 0,value=fact?parseValue(fact,text.trim()):null;fact&&value!==null&&found.set(fact.id,value)}return found}function labelsOf(data,ids){
let own=data.trees.get(data.tree)?.facts;return[...ids].map(id=>(own?.get(id)??data.facts.get(id))?.label??id).join(", ")}var CHOICES=["light","dark"];function theme(){let kept=settingsStore.read("theme");return typeof kept=="string"&&CHOICES.
includes(kept)?kept:""}function setTheme(choice){CHOICES.includes(choice)?settingsStore.write("theme",choice):settingsStore.
remove("theme"),paint()}function turnTheme(){let dark=theme()?theme()==="dark":window.matchMedia("(prefers-color-scheme:\
 dark)").matches;setTheme(dark?"light":"dark")}function paint(){let root=document.documentElement;theme()?root.dataset.theme=
theme():delete root.dataset.theme}var ALL="*",library=()=>document.documentElement.dataset.library??"";function keptRole(){let role=settingsStore.read(`ro\
le/${library()}`);return typeof role=="string"?role:null}function keepRole(role){settingsStore.write(`role/${library()}`,
role)}function singleKeys(){return settingsStore.read("keys")!==!1}function wireSettings(call){let isOther=!1;byId("sett\
ings").addEventListener("close",()=>{isOther&&one(call.section,"h2")?.focus(),isOther=!1});let role=select("set-role");role?.
addEventListener("change",()=>{isOther=!0,keepRole(role.value),call.reframe({role:role.value})});let incident=select("se\
t-incident");incident?.addEventListener("change",()=>{isOther=!0,call.reframe({incident:incidentsChosen(incident)})});let keys=byId(
"set-keys");keys.addEventListener("change",()=>settingsStore.write("keys",keys.checked));for(let choice of all(document,
"input[name=theme]"))choice.addEventListener("change",()=>setTheme(choice.value))}function openSettings(now){let role=select(
"set-role");role&&(role.value=now.role??"");let incident=select("set-incident");incident&&(incident.value=incidentShown(
now.incident)),byId("set-keys").checked=singleKeys();for(let choice of all(document,"input[name=theme]"))choice.checked=
choice.value===theme();byId("settings").showModal()}function incidentsChosen({value,options}){return value!==ALL?value||
null:[...options].map(option=>option.value).filter(id=>id!==""&&id!==ALL)}function incidentShown(open){return open===null||
typeof open=="string"?open??"":open.length>1?ALL:open[0]??""}function select(id){return document.getElementById(id)}function wireShelf(){let filter=document.getElementById("filter");filter?.addEventListener("input",()=>narrow(filter.value))}
function narrow(text){let wanted=folded(text).split(/\s+/).filter(Boolean),left2=0;for(let group of all(document,".group")){
let inGroup=0;for(let card of all(group,"[data-card]")){let words=folded(card.textContent??"");card.hidden=!wanted.every(
word=>words.includes(word)),card.hidden||(inGroup+=1)}group.hidden=inGroup===0,left2+=inGroup}let none=one(document,"[da\
ta-none]");none&&(none.hidden=left2>0)}Object.defineProperty(globalThis,"decisiontreePlayer",{value:Object.freeze({...walk_exports,...values_exports,evaluate})});
document.documentElement.classList.add("js");paint();function jsonOf(id){return JSON.parse(byId(id).textContent??"null")}
function beginning(data,page){let role=data.roles.some(each=>each.id===keptRole())?keptRole():data.roles[0]?.id??null,given=Object.
fromEntries(prefilled(data,location.hash.slice(1)));return{tree:page.tree,role,given,incident:openIncidents2(data)}}function openIncidents2(data){
let here=new Set(all(byId("incidents"),"[data-incident]").map(banner=>banner.dataset.incident)),now=Date.now();return data.
incidents.filter(each=>here.has(each.id)&&(!each.expires||Date.parse(each.expires)>now)).map(each=>each.id)}function play(){
let data=load(jsonOf("data")),page=jsonOf("page"),first=beginning(data,page),linked=()=>{let told=beginning(data,page);return Object.
keys(told.given).length>0?told:null},call=new Call(data,page,first,linked);wireClicks(call),wireForms(call),wireSettings(
call),wireFind({taken:section=>call.placeOf(section),goBack:at=>{closeDialogs(),call.goBackTo(at)}}),listenToKeys({digit:number=>pressDigit(
number),go:()=>pressOnly(),back:()=>call.back(),find:openFind,copy:()=>copySummary(call),help:()=>byId("keys").showModal()},
singleKeys);for(let limits of all(document,"[data-limits]"))limits.removeAttribute("open");watchAnswers(),call.open(),page.
usesRole&&data.roles.length>1&&keptRole()===null&&call.journal.at===0&&askWho(call);let given=Object.keys(first.given);given.
length>0&&say(`Known from the link: ${labelsOf(data,given)}`)}function askWho(call){let section=byId("who");putOnStage(section),
section.addEventListener("click",event=>{let role=(event.target instanceof Element?event.target.closest("a.answer"):null)?.
closest("li")?.dataset.role;role&&(event.preventDefault(),keepRole(role),call.reframe({role}))})}function wireClicks(call){
let actions=new Map(Object.entries({back:()=>call.back(),restart:()=>call.restart(),copy:()=>copySummary(call),find:openFind,
settings:()=>openSettings({role:shown(call.journal).role,incident:shown(call.journal).origin.incident}),keys:()=>byId("k\
eys").showModal(),theme:turnTheme,close:closeDialogs,answers:showAnswers}));document.addEventListener("click",event=>{let target=event.
target instanceof Element?event.target:null,button=target?.closest("[data-do]")??null;button&&actions.get(button.dataset.
do??"")?.();let link=target?.closest("a[href^='#']")??null;if(!link||event.defaultPrevented||link.classList.contains("sk\
ip"))return;event.preventDefault();let field=link.dataset.goto;field&&document.getElementById(field)?.focus();let answer=answerOf(
call,link);answer&&call.answer(answer)}),byId("summary-private").addEventListener("change",()=>{writeSummary(call.data,shown(
call.journal),call.page.usesRole)})}function wireForms(call){byId("stage").addEventListener("input",()=>call.keepDraft());
for(let form of all(document,"[data-form]"))form.addEventListener("submit",event=>{event.preventDefault(),call.fill()})}
function pressDigit(number){let ways=openAnswers(),numbered=ways.find(link=>link.getAttribute("aria-keyshortcuts")===String(
number)),only=number===1&&ways.length===1?ways[0]:void 0;(numbered??only)?.click()}function pressOnly(){let ways=openAnswers(),
submit=one(byId("stage"),"[data-form] [type=submit]");submit?submit.click():ways.length===1&&ways[0]?.click()}async function copySummary(call){
let done=await copy(call.summary(call.isFinished&&withPrivate()));say(done?"The summary is copied.":"Copying is not allo\
wed here: select the text and press Ctrl+C.")}function closeDialogs(){for(let dialog of all(document,"dialog[open]"))dialog.
close()}function shelf(){wireShelf();for(let button of all(document,"[data-do=theme]"))button.addEventListener("click",turnTheme)}
function playOrRead(){try{play()}catch(error){document.documentElement.classList.remove("js"),byId("trouble").hidden=!1,
byId("store").append(...byId("stage").children),console.error(error)}}document.getElementById("data")?playOrRead():shelf();})();
